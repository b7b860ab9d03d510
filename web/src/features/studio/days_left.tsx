import { daysLeft } from '@pochitto/functions/domain/generated_image';
import { Clock } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useDay } from '../../i18n/format_date.ts';
import { StatusBadge } from '../../ui/status_badge.tsx';

/** From how many days on a picture's end is marked. */
const soon = 3;

/** How long a picture stays, in words; its last days stand out. */
export function DaysLeft({ expiresAt }: { expiresAt: Date }) {
  const t = useTranslations('studio.result');
  const day = useDay();
  const days = daysLeft(expiresAt, new Date());
  const text = days <= 1 ? t('lastDay') : t('daysLeft', { days });
  const until = t('kept', { date: day(expiresAt) });
  if (days > soon) {
    return (
      <span className="text-note text-ink-soft" title={until} data-testid="days-left">
        {text}
      </span>
    );
  }
  return (
    <span title={until} data-testid="days-left" data-soon="true">
      <StatusBadge tint="wait" icon={Clock} text={text} />
    </span>
  );
}
