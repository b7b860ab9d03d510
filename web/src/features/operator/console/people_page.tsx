import type { CallableOutput } from '@pochitto/functions/domain/api';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useFormatter, useTranslations } from 'use-intl';
import { call } from '../../../lib/firebase/call.ts';
import { errorDetailsOf } from '../../../lib/firebase/call_error.ts';
import { loginIdOf } from '../../../lib/firebase/session.tsx';
import { useLoad } from '../../../lib/requests.ts';
import { ErrorNotice } from '../../../shared/error_notice.tsx';
import { Button } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data_table.tsx';
import { TextInput } from '../../../ui/inputs.tsx';
import { Page } from '../../../ui/page.tsx';
import { linkClass, Time } from './values.tsx';

/** Finds people by uid, address, login ID, or the beginning of their name. */
export function Component() {
  const t = useTranslations('console');
  const [parameters, setParameters] = useSearchParams();
  const query = parameters.get('find') ?? '';
  const [typed, setTyped] = useState(query);
  const found = useLoad(query === '' ? null : () => call('findPeople', { query }), [query]);
  return (
    <Page title={t('places.people')}>
      <h1 className="text-2xl">{t('places.people')}</h1>
      <p className="mt-1 mb-4 text-note text-ink-soft">{t('logged')}</p>
      <form
        className="mb-4 flex max-w-xl items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          setParameters(typed.trim() === '' ? {} : { find: typed.trim().slice(0, 254) });
        }}
      >
        <div className="min-w-0 flex-1">
          <TextInput label={t('people.find')} value={typed} onChange={setTyped} testId="find-people" />
        </div>
        <Button type="submit" data-testid="find" className="min-h-10">
          <Search size={18} strokeWidth={1.75} aria-hidden="true" />
          {t('people.search')}
        </Button>
      </form>
      {found.state === 'failed' ? <ErrorNotice error={errorDetailsOf(found.error)} /> : null}
      {found.state === 'ready' ? <Found people={found.value.people} /> : null}
    </Page>
  );
}

function Found({ people }: CallableOutput<'findPeople'>) {
  const t = useTranslations('console');
  const ranks = useTranslations('operator.studio.ranks');
  const format = useFormatter();
  if (people.length === 0) return <p className="py-4 text-ink-soft">{t('people.nobody')}</p>;
  return (
    <DataTable
      label={t('places.people')}
      testId="people"
      items={people}
      keyOf={({ uid }) => uid}
      columns={[
        {
          head: t('people.person'),
          isWide: true,
          cell: ({ uid, displayName, email }) => (
            <>
              <Link to={`/operator/people/${uid}`} data-testid={`open-${uid}`} className={linkClass}>
                <bdi>{displayName || t('people.nameless')}</bdi>
              </Link>
              <span className="block text-note break-all text-ink-soft">{loginIdOf(email) ?? email}</span>
              <span className="block font-mono text-note break-all text-ink-soft">{uid}</span>
            </>
          ),
        },
        {
          head: t('people.rank'),
          cell: ({ rank }) => <span className="whitespace-nowrap">{ranks(rank)}</span>,
        },
        {
          head: t('people.state'),
          cell: ({ isActive }) => (
            <span className={`whitespace-nowrap ${isActive ? 'text-matcha' : 'font-bold text-act-text'}`}>
              {t(isActive ? 'people.active' : 'people.inactive')}
            </span>
          ),
        },
        { head: t('people.tokens'), isNumber: true, cell: ({ tokenBalance }) => format.number(tokenBalance) },
        { head: t('people.since'), isNumber: true, cell: ({ createdAt }) => <Time at={createdAt} /> },
      ]}
    />
  );
}
