import { userSchema } from '@pochitto/functions/domain/accounts/user';
import { documents } from '@pochitto/functions/domain/paths';
import { CircleDollarSign, Ticket } from 'lucide-react';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { useFormatter, useTranslations } from 'use-intl';
import { useAdoptLocale } from '../i18n/locale.tsx';
import { useLiveDocument } from '../lib/firebase/live.ts';
import { useWallet } from '../shared/wallet.ts';

export { NoticeBell } from './notice_bell.tsx';

/** Shows the person's balance on every page. Keeps its width while loading. */
export function BalanceChip({ uid }: { uid: string }) {
  const t = useTranslations('tokens');
  const format = useFormatter();
  const wallet = useWallet(uid);
  const known = wallet.state === 'ready' ? wallet.value : null;
  const [balance, tickets] = [known?.balance ?? 0, known?.usable.length ?? 0];
  return (
    <Link
      to="/tokens"
      data-testid="balance"
      data-value={known ? balance : undefined}
      className="pressable mr-1 flex min-h-11 items-center gap-2 whitespace-nowrap rounded-full border border-line bg-card px-3 text-sm font-bold text-ink tabular-nums hover:bg-sunken"
    >
      <span className="sr-only">{t('title')}</span>
      <span className={`flex items-center gap-1 ${balance < 0 ? 'text-act-text' : ''}`}>
        <CircleDollarSign size={18} strokeWidth={1.75} className="text-ink-soft" aria-hidden="true" />
        {known ? format.number(balance) : '–'}
      </span>
      <span
        className="flex items-center gap-1"
        data-testid="ticket-count"
        data-value={known ? tickets : undefined}
      >
        <span className="sr-only">{t('ticketsTitle')}</span>
        <Ticket size={18} strokeWidth={1.75} className="text-matcha" aria-hidden="true" />
        {known ? format.number(tickets) : '–'}
      </span>
    </Link>
  );
}

/** Applies the language of the profile after sign-in if no language was chosen on this device. */
export function ProfileLanguage({ uid }: { uid: string }) {
  const profile = useLiveDocument(documents.user(uid), userSchema);
  const adopt = useAdoptLocale();
  const locale = profile.state === 'ready' ? profile.value.locale : null;
  useEffect(() => {
    if (locale !== null) adopt(locale);
  }, [locale, adopt]);
  return null;
}
