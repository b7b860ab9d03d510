import type { PartState } from '@pochitto/functions/domain/operations/service_status';
import { CircleAlert, CircleCheck, CircleMinus, Clock, type LucideIcon } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useShortDateTime } from '../../i18n/format_date.ts';
import { errorDetailsOf } from '../../lib/firebase/call_error.ts';
import { useLoad } from '../../lib/requests.ts';
import { ErrorNotice } from '../../shared/error_notice.tsx';
import {
  type PartStatus,
  readServiceStatus,
  roughTime,
  type ServiceStatus,
} from '../../shared/service_status.tsx';
import { DataTable } from '../../ui/data_table.tsx';
import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/progress.tsx';
import { StatusBadge, type StatusTint } from '../../ui/status_badge.tsx';

const looks: Record<PartState, readonly [StatusTint, LucideIcon]> = {
  running: ['done', CircleCheck],
  delayed: ['wait', Clock],
  stopped: ['problem', CircleAlert],
  off: ['wait', CircleMinus],
};

/** Public page with the state of all services and their usual durations. */
export function Component() {
  const t = useTranslations('serviceStatus');
  const { state, latest, ...load } = useLoad(readServiceStatus, []);
  return (
    <Page title={t('title')}>
      <h1 className="text-3xl">{t('title')}</h1>
      <p className="mt-2 mb-6 text-ink-soft">{t('lead')}</p>
      {state === 'failed' && 'error' in load ? <ErrorNotice error={errorDetailsOf(load.error)} /> : null}
      {latest ? <Parts status={latest} /> : null}
      {latest === null && state === 'loading' ? <Waiting /> : null}
    </Page>
  );
}

function Parts({ status: { parts, measuredAt } }: { status: ServiceStatus }) {
  const t = useTranslations('serviceStatus');
  const dateTime = useShortDateTime();
  return (
    <>
      <DataTable
        label={t('title')}
        testId="service-status"
        items={parts}
        keyOf={({ part }) => part}
        columns={[
          {
            head: t('part'),
            cell: ({ part }) => <strong className="whitespace-nowrap">{t(`parts.${part}`)}</strong>,
          },
          { head: t('state'), cell: ({ state }) => <State state={state} /> },
          { head: t('takes'), cell: ({ usual }) => <Takes usual={usual} /> },
          { head: t('oldest'), cell: ({ oldest }) => (oldest ? dateTime(new Date(oldest)) : '–') },
        ]}
      />
      <p className="mt-3 text-note text-ink-soft">{t('measured', { at: dateTime(new Date(measuredAt)) })}</p>
    </>
  );
}

function State({ state }: Pick<PartStatus, 'state'>) {
  const t = useTranslations('serviceStatus.states');
  const [tint, icon] = looks[state];
  return (
    <span className="whitespace-nowrap">
      <StatusBadge tint={tint} icon={icon} text={t(state)} />
    </span>
  );
}

/** The median and the 90th percentile of the latest durations. */
function Takes({ usual }: Pick<PartStatus, 'usual'>) {
  const t = useTranslations('serviceStatus');
  const text = (ms: number) => {
    const time = roughTime(ms);
    return time.unit === 'seconds'
      ? t('seconds', { seconds: time.seconds })
      : t('minutes', { minutes: time.minutes });
  };
  if (!usual) return <>–</>;
  return <>{t('half', { half: text(usual.p50), most: text(usual.p90) })}</>;
}
