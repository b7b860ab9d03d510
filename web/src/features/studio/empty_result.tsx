import { CircleCheck, Scissors } from 'lucide-react';
import { useTranslations } from 'use-intl';

const tips = ['face', 'light', 'plain'] as const;

/** Before the first picture: where they will land, and which photos come out well. */
export function EmptyResult() {
  const t = useTranslations('studio.empty');
  return (
    <div className="flex flex-col items-center gap-4 rounded-card border border-line bg-card px-6 py-12 text-center md:min-h-[34rem] md:justify-center">
      <span className="grid size-20 place-items-center rounded-full bg-plum-wash text-plum">
        <Scissors size={36} strokeWidth={1.75} aria-hidden="true" />
      </span>
      <h2 className="text-xl">{t('title')}</h2>
      <p className="max-w-sm text-ink-soft">{t('text')}</p>
      <ul className="mt-2 flex flex-col gap-1.5 text-left text-sm">
        {tips.map((tip) => (
          <li key={tip} className="flex items-center gap-2">
            <CircleCheck size={18} strokeWidth={1.75} className="shrink-0 text-matcha" aria-hidden="true" />
            {t(`tips.${tip}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}
