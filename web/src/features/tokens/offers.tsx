import type { Refusal } from '@pochitto/functions/domain/api';
import { type OfferId, offerIds, offers } from '@pochitto/functions/domain/prices';
import { useEffect, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { refusalOf } from '../../lib/firebase/refused.ts';
import { RefusalNotice } from '../../shared/refusal_notice.tsx';
import { goToCheckout } from './checkout.ts';
import { PackCard, TicketCard } from './offer_cards.tsx';

const packs = offerIds.filter((id) => offers[id].tokens > 0);
const tickets = offerIds.filter((id) => offers[id].tickets > 0);

/** What is sold. A press leads to Stripe's page, where nothing is paid before the person says so. */
export function Offers({ uid, next }: { uid: string; next: string | null }) {
  const t = useTranslations('tokens');
  const locale = useLocale();
  const [opening, setOpening] = useState<OfferId | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useEffect(() => {
    // Back from Stripe by the browser's own button: the page is as it was left.
    const wake = () => setOpening(null);
    window.addEventListener('pageshow', wake);
    return () => window.removeEventListener('pageshow', wake);
  }, []);

  const buy = async (offer: OfferId) => {
    setOpening(offer);
    setRefusal(null);
    try {
      await goToCheckout({ uid, offer, locale, next });
    } catch (error) {
      setRefusal(refusalOf(error));
      setOpening(null);
    }
  };
  const counter = { opening, buy };

  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-2xl">{t('buyTitle')}</h2>
      {refusal ? <RefusalNotice refusal={refusal} sayUncharged /> : null}
      <div className="grid gap-4 sm:grid-cols-3">
        {packs.map((offer) => (
          <PackCard key={offer} offer={offer} {...counter} />
        ))}
      </div>
      {tickets.map((offer) => (
        <TicketCard key={offer} offer={offer} {...counter} />
      ))}
      <p className="text-note text-ink-soft">{t('payNote')}</p>
    </section>
  );
}
