import type { CallableOutput } from '@pochitto/functions/domain/api';
import { type FindingKind, findingKinds } from '@pochitto/functions/domain/operations/integrity_finding';
import { type StampStatus, stampStatuses } from '@pochitto/functions/domain/stamps/stamp';
import { Link } from 'react-router';
import { useFormatter, useTranslations } from 'use-intl';
import { call } from '../../../lib/firebase/call.ts';
import { errorDetailsOf } from '../../../lib/firebase/call_error.ts';
import { useLoad } from '../../../lib/requests.ts';
import { ErrorNotice } from '../../../shared/error_notice.tsx';
import { Button } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data_table.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { MeterBar, Waiting } from '../../../ui/progress.tsx';
import { linkClass, Seconds, Section, Time, Usd } from './values.tsx';

type Overview = CallableOutput<'readOverview'>;

/** Today's figures. */
export function Component() {
  const t = useTranslations('console');
  const { state, latest, again, ...load } = useLoad(() => call('readOverview', {}), []);
  return (
    <Page title={t('places.overview')}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h1 className="text-2xl">{t('places.overview')}</h1>
        <Button kind="plain" onPress={again} isDisabled={state === 'loading'}>
          {t('reload')}
        </Button>
      </div>
      {state === 'failed' && 'error' in load ? <ErrorNotice error={errorDetailsOf(load.error)} /> : null}
      {latest ? <Today overview={latest} /> : null}
      {latest === null && state === 'loading' ? <Waiting /> : null}
    </Page>
  );
}

function Today({ overview }: { overview: Overview }) {
  const t = useTranslations('console');
  const format = useFormatter();
  const { sets, isEverySet, ai, steps, queues, unpaidVouchers } = overview;
  const count = (status: StampStatus) => sets[status] ?? 0;
  const all = stampStatuses.reduce((sum, status) => sum + count(status), 0);
  const ended = all - count('pending_upload') - count('generating');
  const findings = Object.values(overview.findings).reduce((sum, each) => sum + each, 0);
  return (
    <div data-testid="overview">
      {ai.isStopped ? (
        <Notice kind="problem" title={t('ai.isStopped')} className="mt-3">
          <Link to="/operator/ai" className={linkClass}>
            {t('places.ai')}
          </Link>
        </Notice>
      ) : null}
      <dl className="mt-4 grid grid-cols-2 gap-3 sm:grid-cols-4">
        <Figure
          label={t('overview.sets')}
          value={`${format.number(all)}${isEverySet ? '' : '+'}`}
          note={t('overview.pending', { count: count('pending_upload') + count('generating') })}
        />
        <Figure
          label={t('overview.success')}
          value={ended === 0 ? '–' : format.number((ended - count('failed')) / ended, { style: 'percent' })}
          note={t('overview.failed', { count: count('failed') })}
        />
        <Figure label={t('overview.vouchers')} value={format.number(unpaidVouchers)} />
        <Figure
          label={t('overview.findings')}
          value={format.number(findings)}
          note={
            <Link to="/operator/findings" className={linkClass}>
              {t('places.findings')}
            </Link>
          }
        />
      </dl>
      <Section title={t('overview.aiToday')}>
        <p className="mb-1 tabular-nums">
          <Usd micros={ai.costUsdMicros} />
          {ai.limitUsd === null ? (
            <span className="ml-2 text-ink-soft">{t('ai.off')}</span>
          ) : (
            <span className="text-ink-soft">
              {' / '}
              <Usd micros={ai.limitUsd * 1_000_000} />
            </span>
          )}
        </p>
        {ai.limitUsd === null ? null : (
          <MeterBar part={Math.min(1, ai.costUsdMicros / 1e6 / ai.limitUsd)} label={t('overview.aiToday')} />
        )}
      </Section>
      <Section title={t('overview.queues')}>
        <DataTable
          label={t('overview.queues')}
          testId="queues"
          items={queues}
          keyOf={({ kind }) => kind}
          columns={[
            {
              head: t('jobs.kind'),
              cell: ({ kind }) => (
                <Link to={`/operator/jobs?kind=${kind}`} className={linkClass}>
                  {t(`jobs.kinds.${kind}`)}
                </Link>
              ),
            },
            { head: t('overview.open'), isNumber: true, cell: ({ open }) => format.number(open) },
            { head: t('overview.oldest'), isNumber: true, cell: ({ oldest }) => <Time at={oldest} /> },
          ]}
        />
      </Section>
      <Section title={t('overview.steps')}>
        {steps.length === 0 ? (
          <p className="text-ink-soft">{t('overview.nothingMeasured')}</p>
        ) : (
          <DataTable
            label={t('overview.steps')}
            items={steps}
            keyOf={({ name }) => name}
            columns={[
              {
                head: t('overview.step'),
                cell: ({ name }) => <span className="font-mono text-note">{name}</span>,
              },
              { head: t('overview.samples'), isNumber: true, cell: ({ samples }) => format.number(samples) },
              { head: 'p50', isNumber: true, cell: ({ p50 }) => <Seconds ms={p50} /> },
              { head: 'p90', isNumber: true, cell: ({ p90 }) => <Seconds ms={p90} /> },
            ]}
          />
        )}
      </Section>
      <OpenFindings findings={overview.findings} />
    </div>
  );
}

function OpenFindings({ findings }: Pick<Overview, 'findings'>) {
  const t = useTranslations('console');
  const format = useFormatter();
  const open = findingKinds.filter((kind: FindingKind) => (findings[kind] ?? 0) > 0);
  if (open.length === 0) return null;
  return (
    <Section title={t('overview.findings')}>
      <DataTable
        label={t('overview.findings')}
        items={open}
        keyOf={(kind) => kind}
        columns={[
          { head: t('findings.kind'), isWide: true, cell: (kind) => t(`findings.kinds.${kind}`) },
          { head: t('overview.open'), isNumber: true, cell: (kind) => format.number(findings[kind] ?? 0) },
        ]}
      />
    </Section>
  );
}

interface FigureProps {
  readonly label: string;
  readonly value: string;
  readonly note?: React.ReactNode;
}

const Figure = ({ label, value, note }: FigureProps) => (
  <div className="rounded-card border border-line bg-card p-3">
    <dt className="text-note font-bold text-ink-soft">{label}</dt>
    <dd className="text-2xl font-bold tabular-nums">{value}</dd>
    {note ? <dd className="text-note text-ink-soft">{note}</dd> : null}
  </div>
);
