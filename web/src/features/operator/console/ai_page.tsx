import type { CallableOutput } from '@pochitto/functions/domain/api';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useFormatter, useTranslations } from 'use-intl';
import { call } from '../../../lib/firebase/call.ts';
import { errorDetailsOf } from '../../../lib/firebase/call_error.ts';
import { useLoad, useRequest } from '../../../lib/requests.ts';
import { ErrorNotice } from '../../../shared/error_notice.tsx';
import { Button } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data_table.tsx';
import { TextInput } from '../../../ui/inputs.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { linkClass, PersonLink, Section, Time, Usd } from './values.tsx';

type Spend = CallableOutput<'readAiSpend'>;

/** The cost of AI drawing, and the switch that stops it. */
export function Component() {
  const t = useTranslations('console');
  const asked = useSearchParams()[0].get('day');
  const day = /^\d{4}-\d{2}-\d{2}$/.test(asked ?? '') ? asked : null;
  const { state, latest, again, ...load } = useLoad(() => call('readAiSpend', { day }), [day]);
  return (
    <Page title={t('places.ai')}>
      <h1 className="text-2xl">{t('places.ai')}</h1>
      <p className="mt-1 mb-4 text-note text-ink-soft">{t('logged')}</p>
      {state === 'failed' && 'error' in load ? <ErrorNotice error={errorDetailsOf(load.error)} /> : null}
      {latest === null && state === 'loading' ? <Waiting /> : null}
      {latest ? (
        <div data-testid="ai-spend" data-state={state}>
          <Switch key={String(latest.stop?.isStopped)} stop={latest.stop} onChange={again} />
          <Costs spend={latest} />
        </div>
      ) : null}
    </Page>
  );
}

function Switch({ stop, onChange }: Pick<Spend, 'stop'> & { onChange: () => void }) {
  const t = useTranslations('console.ai');
  const [reason, setReason] = useState('');
  const { request, isBusy, error } = useRequest();
  const isStopped = stop?.isStopped === true;
  const turn = async () => {
    if (await request(() => call('stopAi', { isStopped: !isStopped, reason }))) onChange();
  };
  return (
    <form
      className="flex flex-col gap-3 rounded-card border border-line bg-card p-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void turn();
      }}
    >
      {isStopped ? (
        <Notice kind="problem" title={t('isStopped')}>
          <p>{stop.reason}</p>
          <p className="text-note text-ink-soft">
            <PersonLink uid={stop.changedBy} /> <Time at={stop.at} />
          </p>
        </Notice>
      ) : (
        <p className="text-note text-ink-soft">{t('stopText')}</p>
      )}
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-48 flex-1">
          <TextInput label={t('reason')} value={reason} onChange={setReason} testId="stop-reason" />
        </div>
        <Button
          type="submit"
          kind={isStopped ? 'quiet' : 'danger'}
          isDisabled={isBusy}
          data-testid={isStopped ? 'resume-ai' : 'stop-ai'}
          className="min-h-10"
        >
          {t(isStopped ? 'resume' : 'stop')}
        </Button>
      </div>
      {error ? <ErrorNotice error={error} /> : null}
    </form>
  );
}

function Costs({ spend }: { spend: Spend }) {
  const t = useTranslations('console');
  const format = useFormatter();
  const { limits, days, models, people, day } = spend;
  const cost = { head: t('ai.cost'), isNumber: true } as const;
  return (
    <>
      <p className="mt-4 text-sm text-ink-soft">
        {limits === null
          ? t('ai.off')
          : t('ai.limits', {
              day: format.number(limits.usdPerDay, { style: 'currency', currency: 'USD' }),
              free: format.number(limits.freeShare, { style: 'percent' }),
              person: format.number(limits.usdPerUserPerDay, { style: 'currency', currency: 'USD' }),
            })}
      </p>
      <Section title={t('ai.byDay')}>
        {days.length === 0 ? (
          <p className="text-ink-soft">{t('ai.none')}</p>
        ) : (
          <DataTable
            label={t('ai.byDay')}
            testId="ai-days"
            items={days}
            keyOf={(each) => each.day}
            columns={[
              {
                head: t('ai.day'),
                isWide: true,
                cell: (each) => (
                  <Link
                    to={`?day=${each.day}`}
                    aria-current={each.day === day ? 'date' : undefined}
                    className={`${linkClass} whitespace-nowrap tabular-nums`}
                  >
                    {each.day}
                  </Link>
                ),
              },
              { ...cost, cell: (each) => <Usd micros={each.costUsdMicros} /> },
              {
                head: t('ai.free'),
                isNumber: true,
                cell: (each) => <Usd micros={each.freeCostUsdMicros} />,
              },
              { head: t('ai.images'), isNumber: true, cell: ({ images }) => format.number(images) },
            ]}
          />
        )}
      </Section>
      <Section title={t('ai.byModel', { day })}>
        {models.length === 0 ? (
          <p className="text-ink-soft">{t('ai.none')}</p>
        ) : (
          <DataTable
            label={t('ai.byModel', { day })}
            items={models}
            keyOf={({ model }) => model}
            columns={[
              {
                head: t('ai.model'),
                isWide: true,
                cell: ({ model }) => <span className="font-mono">{model}</span>,
              },
              { ...cost, cell: ({ costUsdMicros }) => <Usd micros={costUsdMicros} /> },
            ]}
          />
        )}
      </Section>
      <Section title={t('ai.byPerson', { day })}>
        {people.length === 0 ? (
          <p className="text-ink-soft">{t('ai.none')}</p>
        ) : (
          <DataTable
            label={t('ai.byPerson', { day })}
            testId="ai-people"
            items={people}
            keyOf={({ uid }) => uid}
            columns={[
              { head: t('people.person'), isWide: true, cell: ({ uid }) => <PersonLink uid={uid} /> },
              { ...cost, cell: ({ costUsdMicros }) => <Usd micros={costUsdMicros} /> },
              { head: t('ai.images'), isNumber: true, cell: ({ images }) => format.number(images) },
            ]}
          />
        )}
      </Section>
    </>
  );
}
