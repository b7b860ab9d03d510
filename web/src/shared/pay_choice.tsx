import type { Payment } from '@pochitto/functions/domain/stamps/stamp';
import { prices } from '@pochitto/functions/domain/tokens/prices';
import { Ticket } from 'lucide-react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { buttonClass } from '../ui/button.tsx';
import { ChoiceRow } from '../ui/choice_row.tsx';
import { Notice } from '../ui/notice.tsx';
import { useWallet } from './wallet.ts';

/** How a set is paid, and its price. */
export interface Paying {
  /** null while the balance loads, and if neither ticket nor tokens are enough. */
  readonly payWith: Payment | null;
  readonly isKnown: boolean;
  readonly tickets: number;
  readonly balance: number;
  readonly price: number;
}

/** Returns how `count` stickers can be paid; a ticket first, unless the person chose otherwise. */
export function usePaying(uid: string, count: number, chosen: Payment | null): Paying {
  const wallet = useWallet(uid);
  const price = count * prices.sticker;
  if (wallet.state !== 'ready') {
    // A new person briefly has no profile; it comes with a welcome ticket.
    const isNew = wallet.state === 'missing';
    return { payWith: isNew ? 'ticket' : null, isKnown: isNew, tickets: isNew ? 1 : 0, balance: 0, price };
  }
  const { balance, usable } = wallet.value;
  const fit: Payment[] = [];
  if (usable.length > 0 && balance >= 0) fit.push('ticket');
  if (balance >= price) fit.push('tokens');
  const payWith = chosen && fit.includes(chosen) ? chosen : (fit[0] ?? null);
  return { payWith, isKnown: true, tickets: usable.length, balance, price };
}

interface PayChoiceProps {
  readonly paying: Paying;
  readonly onChange: (payWith: Payment) => void;
  /** The page to return to after buying. */
  readonly next: string;
}

/** Choice of ticket or tokens; if neither is enough, a link to buy more. */
export function PayChoice({ paying, onChange, next }: PayChoiceProps) {
  const t = useTranslations('review');
  const { payWith, isKnown, tickets, balance, price } = paying;
  if (!isKnown) return <p className="min-h-20 text-ink-soft">{t('payReading')}</p>;
  if (payWith === null) {
    return (
      <Notice kind="info" title={t(balance < 0 ? 'payBelowZero' : 'payMissing', { price, balance })}>
        <Link
          to={`/tokens?next=${encodeURIComponent(next)}`}
          data-testid="to-tokens"
          className={buttonClass('quiet', 'mt-2')}
        >
          <Ticket size={18} strokeWidth={1.75} aria-hidden="true" />
          {t('payToTokens')}
        </Link>
      </Notice>
    );
  }
  const options = [
    ...(tickets > 0 && balance >= 0
      ? [{ value: 'ticket' as const, text: t('payTicket', { tickets }), testId: 'pay-ticket' }]
      : []),
    ...(balance >= price
      ? [{ value: 'tokens' as const, text: t('payTokens', { price }), testId: 'pay-tokens' }]
      : []),
  ];
  return (
    <div className="min-h-20">
      <ChoiceRow label={t('pay')} value={payWith} options={options} onChange={onChange} />
    </div>
  );
}

/** One line for the footer: the price and the balance. */
export function PriceLine({ paying }: { paying: Paying }) {
  const t = useTranslations('review');
  const { payWith, isKnown, tickets, balance, price } = paying;
  if (!isKnown) return null;
  return payWith === 'ticket' ? t('footTicket', { tickets }) : t('footTokens', { price, balance });
}
