import { mayAct } from '@pochitto/functions/domain/accounts/role';
import type { CallableOutput } from '@pochitto/functions/domain/api';
import { type JobKind, jobKinds } from '@pochitto/functions/domain/operations/job_view';
import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { call } from '../../../lib/firebase/call.ts';
import { useRole } from '../../../lib/firebase/use_role.ts';
import { usePages } from '../../../lib/use_pages.ts';
import { Button } from '../../../ui/button.tsx';
import { ChoiceRow } from '../../../ui/choice_row.tsx';
import { Page } from '../../../ui/page.tsx';
import { JobActions } from './job_actions.tsx';
import { PagedTable } from './paged_table.tsx';
import { ErrorOf, PersonLink, Time } from './values.tsx';

type Job = CallableOutput<'listJobs'>['jobs'][number];

/** Lists open and failed jobs, and what a superuser may do about them. */
export function Component() {
  const t = useTranslations('console');
  const [parameters, setParameters] = useSearchParams();
  const kind = jobKinds.find((each) => each === parameters.get('kind')) ?? 'generation';
  const isFailed = parameters.has('failed');
  const show = (next: { kind?: JobKind; isFailed?: boolean }) => {
    const { kind: chosen = kind, isFailed: failed = isFailed } = next;
    setParameters({ kind: chosen, ...(failed ? { failed: '1' } : {}) });
  };
  return (
    <Page title={t('places.jobs')}>
      <h1 className="mb-4 text-2xl">{t('places.jobs')}</h1>
      <div className="mb-4 flex flex-wrap gap-x-8 gap-y-3">
        <ChoiceRow
          label={t('jobs.kind')}
          value={kind}
          options={jobKinds.map((value) => ({
            value,
            text: t(`jobs.kinds.${value}`),
            testId: `kind-${value}`,
          }))}
          onChange={(chosen) => show({ kind: chosen })}
        />
        <ChoiceRow
          label={t('jobs.show')}
          value={isFailed ? 'failed' : 'open'}
          options={(['open', 'failed'] as const).map((value) => ({
            value,
            text: t(`jobs.${value}`),
            testId: `jobs-${value}`,
          }))}
          onChange={(chosen) => show({ isFailed: chosen === 'failed' })}
        />
      </div>
      <Jobs key={`${kind} ${isFailed}`} kind={kind} isFailed={isFailed} />
    </Page>
  );
}

function Jobs({ kind, isFailed }: { kind: JobKind; isFailed: boolean }) {
  const t = useTranslations('console');
  const standing = useRole();
  const mayChange = standing !== null && mayAct(standing.role, 'superuser');
  const read = useCallback(
    async (cursor: string | null) => {
      const { jobs, next } = await call('listJobs', { kind, isFailed, cursor });
      return { items: jobs, next };
    },
    [kind, isFailed],
  );
  const list = usePages(read);
  const actions = {
    head: t('jobs.actions'),
    cell: (job: Job) => <JobActions kind={kind} job={job} onChange={list.again} />,
  };
  return (
    <>
      <Button kind="plain" onPress={list.again} isDisabled={list.pages.state === 'reading'} className="-ml-3">
        {t('reload')}
      </Button>
      <PagedTable
        label={t('places.jobs')}
        testId="jobs"
        list={list}
        none={t('jobs.none')}
        keyOf={({ id, waitsSince }) => `${id} ${waitsSince}`}
        columns={[
          {
            head: t(isFailed ? 'jobs.ended' : 'jobs.since'),
            cell: ({ waitsSince }) => <Time at={waitsSince} />,
          },
          {
            head: t('jobs.state'),
            cell: ({ state, leaseUntil }) => (
              <>
                <span className="whitespace-nowrap">{t(`jobs.states.${state}`)}</span>
                {state === 'running' ? (
                  <span className="block text-note text-ink-soft">
                    {t('jobs.lease')} <Time at={leaseUntil} />
                  </span>
                ) : null}
              </>
            ),
          },
          {
            head: t('jobs.attempts'),
            isNumber: true,
            cell: ({ attemptCount, maxAttempts }) => `${attemptCount} / ${maxAttempts}`,
          },
          {
            head: t('jobs.error'),
            isWide: true,
            cell: ({ errorCode, drift }) => (
              <>
                <ErrorOf code={errorCode} />
                {drift ? (
                  <span lang="en" className="block text-note break-words">
                    {drift.step}: {drift.expected} ≠ {drift.found}
                  </span>
                ) : null}
              </>
            ),
          },
          {
            head: t('jobs.job'),
            isWide: true,
            cell: ({ id, uid }) => (
              <>
                <span className="block font-mono text-note break-all">{id}</span>
                <PersonLink uid={uid} isLink={mayChange} />
              </>
            ),
          },
          ...(mayChange && !isFailed ? [actions] : []),
        ]}
      />
    </>
  );
}
