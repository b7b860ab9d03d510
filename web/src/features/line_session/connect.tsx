import { Check, ShieldAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ChoiceRow } from '../../ui/choice_row.tsx';
import { ByHelper } from './by_helper.tsx';
import { ByPaste } from './by_paste.tsx';

const ways = ['paste', 'helper'] as const;

/** Explains what is handed over and how it is used, and offers the two ways to connect. */
export function Connect({ isAgain }: { isAgain: boolean }) {
  const t = useTranslations('lineSession');
  const [way, setWay] = useState<(typeof ways)[number]>('paste');
  return (
    <section className="flex flex-col gap-5 rounded-card border border-line bg-card p-5 sm:p-6">
      <h2 className="text-xl">{isAgain ? t('reconnectTitle') : t('connectTitle')}</h2>
      <Trust />
      <ChoiceRow
        label={t('way')}
        value={way}
        options={ways.map((value) => ({ value, text: t(`ways.${value}`), testId: `line-way-${value}` }))}
        onChange={setWay}
      />
      {way === 'paste' ? <ByPaste /> : <ByHelper />}
    </section>
  );
}

const promises = ['sealed', 'hidden', 'only', 'forget', 'password'] as const;

function Trust() {
  const t = useTranslations('lineSession');
  return (
    <div className="rounded-card bg-yolk-wash p-4">
      <p className="flex items-start gap-2 font-bold">
        <ShieldAlert size={22} strokeWidth={1.75} className="mt-0.5 shrink-0" aria-hidden="true" />
        {t('trustTitle')}
      </p>
      <p className="mt-2">{t('trust.power')}</p>
      <ul className="mt-3 flex flex-col gap-1.5">
        {promises.map((promise) => (
          <li key={promise} className="flex items-start gap-2">
            <Check size={18} strokeWidth={2} className="mt-1 shrink-0 text-matcha" aria-hidden="true" />
            {t(`trust.${promise}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}
