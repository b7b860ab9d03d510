import { Check } from 'lucide-react';
import { useTranslations } from 'use-intl';

const tips = ['face', 'light', 'whole'] as const;

export function PhotoTips() {
  const t = useTranslations('photo');
  return (
    <section className="rounded-card border border-line bg-card p-5">
      <h2 className="mb-2 text-base">{t('tipsTitle')}</h2>
      <ul className="flex flex-col gap-1">
        {tips.map((tip) => (
          <li key={tip} className="flex items-start gap-2">
            <Check size={18} strokeWidth={2.25} className="mt-1.5 shrink-0 text-matcha" aria-hidden="true" />
            {t(`tips.${tip}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}
