import type { ServicePart } from '@pochitto/functions/domain/operations/service_status';
import { useTranslations } from 'use-intl';
import { roughTime } from './rough_time.ts';
import { useUsualTime } from './service_status.ts';

/** Shows the usual duration by measurement; renders nothing while too few were measured. */
export function UsualTime({ part }: { part: ServicePart }) {
  const t = useTranslations('serviceStatus.usual');
  const ms = useUsualTime(part);
  if (ms === null) return null;
  const time = roughTime(ms);
  return (
    <span data-testid="usual-time">
      {time.unit === 'seconds'
        ? t('seconds', { seconds: time.seconds })
        : t('minutes', { minutes: time.minutes })}
    </span>
  );
}
