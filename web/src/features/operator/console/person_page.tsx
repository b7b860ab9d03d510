import type { CallableOutput } from '@pochitto/functions/domain/api';
import { useCallback } from 'react';
import { Link, useParams } from 'react-router';
import { useFormatter, useTranslations } from 'use-intl';
import { call } from '../../../lib/firebase/call.ts';
import { errorDetailsOf } from '../../../lib/firebase/call_error.ts';
import { loginIdOf } from '../../../lib/firebase/session.tsx';
import { useRole } from '../../../lib/firebase/use_role.ts';
import { useLoad } from '../../../lib/requests.ts';
import { usePages } from '../../../lib/use_pages.ts';
import { ErrorNotice } from '../../../shared/error_notice.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { LimitField, RankField } from '../usage_fields.tsx';
import { GiftForm } from './gift_form.tsx';
import { PagedTable } from './paged_table.tsx';
import { ShutOut } from './shut_out.tsx';
import { ErrorOf, Section, Time, Usd } from './values.tsx';

type Person = CallableOutput<'readPerson'>;

/** One person: what they own and made, and what an operator may change. */
export function Component() {
  const t = useTranslations('console');
  const { uid = '' } = useParams();
  const { state, latest, again, ...load } = useLoad(() => call('readPerson', { uid }), [uid]);
  const person = latest?.uid === uid ? latest : null;
  return (
    <Page title={person?.displayName || uid}>
      <Link
        to="/operator/people"
        className="inline-flex min-h-11 items-center text-ink-soft underline underline-offset-4"
      >
        {t('places.people')}
      </Link>
      {state === 'failed' && 'error' in load ? <ErrorNotice error={errorDetailsOf(load.error)} /> : null}
      {person === null && state === 'loading' ? <Waiting /> : null}
      {person ? (
        <>
          <Head person={person} onChange={again} />
          <Sets uid={uid} />
          <Ledger key={person.tokenBalance} uid={uid} />
        </>
      ) : null}
    </Page>
  );
}

function Head({ person, onChange }: { person: Person; onChange: () => void }) {
  const t = useTranslations('console');
  const format = useFormatter();
  const standing = useRole();
  const { uid, displayName, email, isActive, ai } = person;
  return (
    <div data-testid="person" data-balance={person.tokenBalance}>
      <h1 className="text-2xl break-words">
        <bdi>{displayName || t('people.nameless')}</bdi>
      </h1>
      <p className="font-mono text-note break-all text-ink-soft">{uid}</p>
      <dl className="mt-4 grid grid-cols-2 gap-x-6 gap-y-3 rounded-card border border-line bg-card p-4 text-sm sm:grid-cols-4">
        <Fact
          label={t('people.signIn')}
          value={`${loginIdOf(email) ?? email} ${person.hasLine ? '(LINE)' : ''}`}
        />
        <Fact label={t('people.lastSignIn')} value={<Time at={person.lastSignInAt} />} />
        <Fact label={t('people.since')} value={<Time at={person.createdAt} />} />
        <Fact label={t('people.state')} value={t(isActive ? 'people.active' : 'people.inactive')} />
        <Fact label={t('people.tokens')} value={format.number(person.tokenBalance)} />
        <Fact label={t('people.tickets')} value={format.number(person.unusedTickets)} />
        <Fact label={t('people.sets')} value={format.number(person.sets)} />
        <Fact
          label={t('people.ai')}
          value={
            <>
              <Usd micros={ai.costUsdMicros} />
              {ai.limitUsd === null ? null : (
                <span className="text-ink-soft">
                  {' / '}
                  <Usd micros={ai.limitUsd * 1_000_000} />
                </span>
              )}
            </>
          }
        />
        <Fact
          label={t('people.studio')}
          value={`${format.number(person.monthlyUsed)} / ${format.number(person.monthlyLimit)}`}
        />
      </dl>
      <div className="mt-4 flex flex-wrap items-end gap-x-6 gap-y-3">
        <Labelled text={t('people.monthlyLimit')}>
          <LimitField key={person.monthlyLimit} person={person} onLimit={onChange} />
        </Labelled>
        <Labelled text={t('people.rank')}>
          <RankField key={person.rank} person={person} onRole={onChange} />
        </Labelled>
        <Link to={`/operator/studio/${uid}`} className={buttonClass('plain')}>
          {t('people.conversions')}
        </Link>
        <Link to={`/operator/audit?about=${uid}`} className={buttonClass('plain')}>
          {t('people.auditOf')}
        </Link>
        {standing?.isAdmin ? <ShutOut person={person} onChange={onChange} /> : null}
      </div>
      {standing?.isAdmin ? (
        <Section title={t('gift.title')}>
          <GiftForm uid={uid} onGiven={onChange} />
        </Section>
      ) : null}
    </div>
  );
}

const Labelled = ({ text, children }: { text: string; children: React.ReactNode }) => (
  <div>
    <p className="text-note font-bold text-ink-soft">{text}</p>
    <div className="flex min-h-11 items-center">{children}</div>
  </div>
);

const Fact = ({ label, value }: { label: string; value: React.ReactNode }) => (
  <div className="min-w-0">
    <dt className="text-note font-bold text-ink-soft">{label}</dt>
    <dd className="break-words tabular-nums">{value}</dd>
  </div>
);

function Sets({ uid }: { uid: string }) {
  const t = useTranslations('console');
  const format = useFormatter();
  const read = useCallback(
    async (cursor: string | null) => {
      const { sets, next } = await call('listSetsOf', { uid, cursor });
      return { items: sets, next };
    },
    [uid],
  );
  const list = usePages(read);
  return (
    <Section title={t('people.sets')}>
      <PagedTable
        label={t('people.sets')}
        testId="person-sets"
        list={list}
        none={t('people.noSets')}
        keyOf={({ stampId }) => stampId}
        columns={[
          { head: t('time'), cell: ({ createdAt }) => <Time at={createdAt} /> },
          {
            head: t('people.set'),
            isWide: true,
            cell: ({ title, stampId }) => (
              <>
                {title || t('people.untitled')}
                <span className="block font-mono text-note break-all text-ink-soft">{stampId}</span>
              </>
            ),
          },
          {
            head: t('people.state'),
            isWide: true,
            cell: ({ status, errorCode }) => (
              <>
                <span className="whitespace-nowrap">{t(`statuses.${status}`)}</span>
                {errorCode === null ? null : <ErrorOf code={errorCode} />}
              </>
            ),
          },
          {
            head: t('people.stickers'),
            isNumber: true,
            cell: ({ messageCount }) => format.number(messageCount),
          },
          {
            head: t('people.spent'),
            isNumber: true,
            cell: ({ consumedTokens }) => format.number(consumedTokens),
          },
        ]}
      />
    </Section>
  );
}

function Ledger({ uid }: { uid: string }) {
  const t = useTranslations('console');
  const format = useFormatter();
  const read = useCallback(
    async (cursor: string | null) => {
      const { entries, next } = await call('listLedgerOf', { uid, cursor });
      return { items: entries, next };
    },
    [uid],
  );
  const list = usePages(read);
  return (
    <Section title={t('people.history')}>
      <PagedTable
        label={t('people.history')}
        testId="person-ledger"
        list={list}
        none={t('people.noHistory')}
        keyOf={({ id }) => id}
        columns={[
          { head: t('time'), cell: ({ createdAt }) => <Time at={createdAt} /> },
          {
            head: t('people.entry'),
            isWide: true,
            cell: ({ kind, status, id }) => (
              <>
                {t(`entries.${kind}`)}
                {status === 'completed' ? null : (
                  <span className="ml-2 text-note text-ink-soft">{t(`payments.${status}`)}</span>
                )}
                <span className="block font-mono text-note break-all text-ink-soft">{id}</span>
              </>
            ),
          },
          {
            head: t('people.tokens'),
            isNumber: true,
            cell: ({ amount, status }) => (
              <span className={status === 'completed' ? 'font-bold' : 'text-ink-soft line-through'}>
                {format.number(amount, { signDisplay: 'exceptZero' })}
              </span>
            ),
          },
          {
            head: t('people.yen'),
            isNumber: true,
            cell: ({ priceYen }) =>
              priceYen === null ? '–' : format.number(priceYen, { style: 'currency', currency: 'JPY' }),
          },
        ]}
      />
    </Section>
  );
}
