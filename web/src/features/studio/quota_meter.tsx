import { Meter } from 'react-aria-components/Meter';
import { useTranslations } from 'use-intl';
import { type Quota, useReturnDay } from './use_quota.ts';

/** Usage of the monthly quota; when it is used up, the day it resets. Keeps its space while loading. */
export function QuotaMeter({ quota }: { quota: Quota | null }) {
  const t = useTranslations('studio.quota');
  const day = useReturnDay();
  if (!quota) return <div className="h-10 w-44" />;
  const { used, limit, left } = quota;
  const isLow = left <= limit * 0.1;
  return (
    <Meter
      value={used}
      maxValue={Math.max(limit, 1)}
      valueLabel={t('used', { used, limit })}
      aria-label={t('label')}
      className="flex h-10 w-44 flex-col justify-center gap-1"
      data-testid="quota"
    >
      <span className="text-right text-note text-ink-soft tabular-nums">
        {left > 0 ? t('used', { used, limit }) : t('back', { date: day(quota.backOn) })}
      </span>
      <span className="h-1.5 overflow-hidden rounded-full bg-line">
        <span
          className={`block h-full rounded-full ${isLow ? 'bg-amber' : 'bg-matcha'}`}
          style={{ width: `${limit > 0 ? Math.min(100, (used / limit) * 100) : 100}%` }}
        />
      </span>
    </Meter>
  );
}
