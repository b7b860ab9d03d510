import { CircleDollarSign, Ticket } from 'lucide-react';
import { Link } from 'react-router';
import { useFormatter, useTranslations } from 'use-intl';
import { useWallet } from '../lib/wallet.ts';

/** What the person has to spend, on every page. It keeps its width while it is read. */
export default function BalanceChip({ uid }: { uid: string }) {
  const t = useTranslations('tokens');
  const format = useFormatter();
  const wallet = useWallet(uid);
  const known = wallet.state === 'ready' ? wallet.value : null;
  const [balance, tickets] = [known?.balance ?? 0, known?.usable.length ?? 0];
  return (
    <Link
      to="/tokens"
      aria-label={known ? `${t('title')}: ${t('chip', { balance, tickets })}` : t('title')}
      data-testid="balance"
      data-value={known ? balance : undefined}
      className="pressable mr-1 flex min-h-11 items-center gap-2 whitespace-nowrap rounded-full border border-line bg-card px-3 text-sm font-bold text-ink tabular-nums hover:bg-sunken"
    >
      <span className={`flex items-center gap-1 ${balance < 0 ? 'text-act-text' : ''}`}>
        <CircleDollarSign size={18} strokeWidth={1.75} className="text-ink-soft" aria-hidden="true" />
        {known ? format.number(balance) : '–'}
      </span>
      <span
        className="flex items-center gap-1"
        data-testid="ticket-count"
        data-value={known ? tickets : undefined}
      >
        <Ticket size={18} strokeWidth={1.75} className="text-matcha" aria-hidden="true" />
        {known ? format.number(tickets) : '–'}
      </span>
    </Link>
  );
}
