import { type OfferId, offerIds, offers } from '@pochitto/functions/domain/tokens/prices';
import { useEffect, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useRequest } from '../../lib/requests.ts';
import { ErrorNotice } from '../../shared/error_notice.tsx';
import { goToCheckout } from './checkout.ts';
import { PackCard, TicketCard } from './offer_cards.tsx';

const packs = offerIds.filter((id) => offers[id].tokens > 0);
const tickets = offerIds.filter((id) => offers[id].tickets > 0);

/** The offers. A click leads to Stripe's page, where nothing is paid before the person confirms. */
export function Offers({ uid, next }: { uid: string; next: string | null }) {
  const t = useTranslations('tokens');
  const locale = useLocale();
  const [offer, setOffer] = useState<OfferId | null>(null);
  const { request, isBusy, error, release } = useRequest({ staysBusy: true });
  useEffect(() => {
    // After the browser's back button, the page is restored in its busy state.
    window.addEventListener('pageshow', release);
    return () => window.removeEventListener('pageshow', release);
  }, [release]);

  const buy = async (chosen: OfferId) => {
    setOffer(chosen);
    await request(() => goToCheckout({ uid, offer: chosen, locale, next }));
  };
  const counter = { opening: isBusy ? offer : null, buy };

  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-2xl">{t('buyTitle')}</h2>
      {error ? <ErrorNotice error={error} sayUncharged /> : null}
      <div className="grid gap-4 sm:grid-cols-3">
        {packs.map((id) => (
          <PackCard key={id} offer={id} {...counter} />
        ))}
      </div>
      {tickets.map((id) => (
        <TicketCard key={id} offer={id} {...counter} />
      ))}
      <p className="text-note text-ink-soft">{t('payNote')}</p>
    </section>
  );
}
