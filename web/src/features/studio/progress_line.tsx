import { useTranslations } from 'use-intl';
import { MeterBar } from '../../ui/meter_bar.tsx';
import type { Conversion } from './use_conversion.ts';

/** Where an unfinished conversion stands, in words. */
export function useProgressWords(): (conversion: Conversion) => string {
  const t = useTranslations('studio.result');
  return ({ status, images, generationCount }) => {
    if (status === 'pending') return t('pending');
    return images.length < generationCount ? t('working', { number: images.length + 1 }) : t('finishing');
  };
}

/** How many have landed, and that nobody has to wait here. */
export function ProgressLine({ conversion: { images, generationCount } }: { conversion: Conversion }) {
  const t = useTranslations('studio.result');
  const done = images.length;
  return (
    <div className="flex flex-col gap-1.5">
      <MeterBar part={done / generationCount} label={t('landed', { done, count: generationCount })} />
      <p className="text-note text-ink-soft">{t('stay')}</p>
    </div>
  );
}
