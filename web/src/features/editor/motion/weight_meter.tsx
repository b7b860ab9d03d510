import { lighterMotion } from '@pochitto/functions/domain/motion/motion';
import { animationTiming, productSpecs } from '@pochitto/functions/domain/product/product_spec';
import { Feather } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useErrorLine } from '../../../shared/error_notice.tsx';
import { Button } from '../../../ui/button.tsx';
import { useEditor } from '../use_editor.ts';
import { useMotion } from './use_motion.ts';
import { useWeight } from './use_weight.ts';

const kilobytes = (bytes: number) => Math.max(1, Math.round(bytes / 1000));

/** Shows the file size of the selected sticker and its limit, with a way to reduce it. */
export function WeightMeter() {
  const t = useTranslations('motion');
  const errorLine = useErrorLine();
  const { product } = useEditor().set.stamp;
  const { motion, change } = useMotion();
  const { bytes, frames, isExact } = useWeight();
  const { warn, max } = productSpecs[product].pictureBytes;
  const limit = warn ?? max;
  const isHeavy = bytes !== null && bytes > limit;
  const lighter = lighterMotion(motion);
  return (
    <div className="flex flex-col gap-1.5" data-testid="weight" data-bytes={bytes ?? ''}>
      <div className="flex items-baseline justify-between gap-3 text-note">
        <span className="font-bold text-ink-soft">{t('weight')}</span>
        <span className={`font-display tabular-nums ${isHeavy ? 'text-act-text' : ''}`} aria-live="polite">
          {bytes === null
            ? t('weighing')
            : t(isExact ? 'weightOf' : 'weightAbout', {
                used: kilobytes(bytes),
                limit: kilobytes(limit),
              })}
        </span>
      </div>
      <div className="h-1.5 overflow-hidden rounded-full bg-line" aria-hidden="true">
        <div
          className={`h-full rounded-full ${isHeavy ? 'bg-act' : 'bg-matcha'}`}
          style={{ width: `${Math.min(100, ((bytes ?? 0) / limit) * 100)}%` }}
        />
      </div>
      {frames !== null && frames < animationTiming.frames.min ? (
        <p className="text-note font-bold text-act-text" role="alert">
          {errorLine('motion_too_still')}
        </p>
      ) : null}
      {isHeavy ? <p className="text-note text-act-text">{t('heavy')}</p> : null}
      {isHeavy && lighter ? (
        <Button className="self-start" onPress={() => change(lighter)} data-testid="lighten">
          <Feather size={18} strokeWidth={1.75} aria-hidden="true" />
          {t('lighten')}
        </Button>
      ) : null}
    </div>
  );
}
