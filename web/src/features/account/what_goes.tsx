import { useTranslations } from 'use-intl';
import type { Wallet } from '../../shared/wallet.ts';

/** What a deletion takes away, and what it leaves. */
export function WhatGoes({ wallet }: { wallet: Wallet | null }) {
  const t = useTranslations('account');
  const balance = Math.max(0, wallet?.balance ?? 0);
  const tickets = wallet?.usable.length ?? 0;
  return (
    <div className="flex flex-col gap-2 rounded-card bg-sunken p-4 text-sm">
      <h3 className="font-sans font-bold">{t('deleteGoesTitle')}</h3>
      <ul className="list-disc pl-5">
        <li>{t('deleteGoes.stickers')}</li>
        <li>{t('deleteGoes.balance', { balance, tickets })}</li>
        <li>{t('deleteGoes.profile')}</li>
      </ul>
      <h3 className="mt-1 font-sans font-bold">{t('deleteStaysTitle')}</h3>
      <ul className="list-disc pl-5">
        <li>{t('deleteStays')}</li>
        <li>{t('deleteStaysSignIn')}</li>
      </ul>
    </div>
  );
}
