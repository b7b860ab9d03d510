import { useTranslations } from 'use-intl';
import { MeterBar } from '../../ui/meter_bar.tsx';
import type { Sticker } from './use_set.ts';

/** How many are ready, and that nobody has to wait here. */
export function Progress({ stickers }: { stickers: readonly Sticker[] }) {
  const t = useTranslations('set');
  const total = stickers.length;
  const done = stickers.filter((sticker) => sticker.image !== null).length;
  // Read out at each quarter only: forty announcements would be noise.
  const quarter = Math.max(1, Math.floor(total / 4));
  const told = done === total ? total : Math.floor(done / quarter) * quarter;
  return (
    <section className="mb-6 rounded-card border border-line bg-card p-5">
      <p className="font-display mb-2 text-xl" data-testid="progress">
        {t('done', { done, total })}
      </p>
      <MeterBar part={total > 0 ? done / total : 0} label={t('done', { done, total })} />
      <p className="mt-2 text-note text-ink-soft">{t('mayClose')}</p>
      <p aria-live="polite" className="sr-only">
        {t('doneLive', { done: told, total })}
      </p>
    </section>
  );
}
