import { collections } from '@pochitto/functions/domain/paths';
import { type Purchase, purchaseSchema } from '@pochitto/functions/domain/tokens/token_transaction';
import { where } from 'firebase/firestore';
import { Store } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useDateTimeInJapan } from '../../i18n/format_date.ts';
import { type Live, ofOne, useLiveQuery, type WithId } from '../../lib/firebase/live.ts';
import { buttonClass } from '../../ui/button.tsx';
import { useOfferName } from './offer_cards.tsx';

/** Orders to be paid at a konbini: what to do, and until when. */
export function WaitingPayments({ orders }: { orders: readonly WithId<Purchase>[] }) {
  const t = useTranslations('tokens');
  if (orders.length === 0) return null;
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-xl">{t('waitingTitle')}</h2>
      {orders.map((order) => (
        <WaitingPayment key={order.id} order={order} />
      ))}
    </section>
  );
}

function WaitingPayment({ order: { id, offer, priceYen, voucher } }: { order: WithId<Purchase> }) {
  const t = useTranslations('tokens');
  const dateTime = useDateTimeInJapan();
  const name = useOfferName();
  if (!voucher) return null;
  return (
    <div
      data-testid={`waiting-${id}`}
      className="flex flex-col gap-4 rounded-card bg-yolk-wash p-5 sm:flex-row sm:items-center"
    >
      <Store size={26} strokeWidth={1.75} className="shrink-0 max-sm:hidden" aria-hidden="true" />
      <div className="flex-1">
        <p className="font-bold">
          {name(offer)} ・ {t('yen', { yen: priceYen })}
        </p>
        <p>{t('waitingText', { date: dateTime(voucher.payBefore) })}</p>
        <p className="text-note text-ink-soft">{t('waitingNote')}</p>
      </div>
      <a href={voucher.url} className={buttonClass('quiet')} data-testid="show-voucher">
        {t('waitingAct')}
      </a>
    </div>
  );
}

/** Subscribes to orders that are neither paid nor over. Those with a voucher wait for payment at a konbini. */
export function usePending(uid: string): Live<readonly WithId<Purchase>[]> {
  return useLiveQuery(
    `${uid} pending`,
    collections.tokenTransactions,
    [where('userId', '==', uid), where('status', '==', 'pending')],
    purchaseSchema,
    ofOne,
  );
}
