import { type OfferId, offerIds, offerName, offers } from '@pochitto/functions/domain/tokens/prices';
import { Ticket } from 'lucide-react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';

interface OfferProps {
  readonly offer: OfferId;
  /** The offer whose page is being opened. */
  readonly opening: OfferId | null;
  readonly buy: (offer: OfferId) => void;
}

const each = (offer: OfferId) => offers[offer].yen / offers[offer].tokens;
const cheapest = offerIds
  .filter((id) => offers[id].tokens > 0)
  .reduce((best, id) => (each(id) < each(best) ? id : best));

export function PackCard(props: OfferProps) {
  const t = useTranslations('tokens');
  const format = useFormatter();
  const { offer } = props;
  return (
    <article className="relative flex flex-col items-center gap-1 rounded-card border border-line bg-card p-5 pt-7 text-center">
      {offer === cheapest ? (
        <span className="absolute -top-3 rounded-full bg-yolk px-3 py-0.5 text-note font-bold text-[#2b2a33]">
          {t('best')}
        </span>
      ) : null}
      <h3 className="flex items-baseline gap-1.5" aria-label={t('pack', { tokens: offers[offer].tokens })}>
        <span className="text-5xl tabular-nums">{format.number(offers[offer].tokens)}</span>
        <span className="font-sans text-sm">{t('unit')}</span>
      </h3>
      <p className="mb-4 text-note text-ink-soft">{t('each', { yen: each(offer) })}</p>
      <BuyButton {...props} />
    </article>
  );
}

export function TicketCard(props: OfferProps) {
  const t = useTranslations('tokens');
  return (
    <article className="flex flex-wrap items-center gap-4 rounded-card border border-line bg-card p-5">
      <Ticket size={32} strokeWidth={1.5} className="shrink-0 text-matcha" aria-hidden="true" />
      <div className="min-w-52 flex-1">
        <h3 className="text-xl">{t('ticketTitle')}</h3>
        <p className="text-note text-ink-soft">{t('ticketText')}</p>
      </div>
      <BuyButton {...props} />
    </article>
  );
}

function BuyButton({ offer, opening, buy }: OfferProps) {
  const t = useTranslations('tokens');
  const { yen, tokens } = offers[offer];
  const place = tokens > 0 ? 'mt-auto w-full !px-3' : 'max-sm:w-full sm:min-w-52';
  return (
    <Button
      // One main button on the page; the others are as easy to press.
      kind={offer === 'tokens_120' ? 'act' : 'quiet'}
      className={`min-h-14 text-lg tabular-nums ${place}`}
      isPending={opening === offer}
      isDisabled={opening !== null && opening !== offer}
      onPress={() => buy(offer)}
      data-testid={`buy-${offer}`}
    >
      {opening === offer ? t('opening') : t('buy', { yen })}
    </Button>
  );
}

/** Returns the name of an offer, the same as at checkout. */
export function useOfferName(): (offer: OfferId) => string {
  const locale = useLocale();
  return (offer) => offerName(offer, locale);
}
