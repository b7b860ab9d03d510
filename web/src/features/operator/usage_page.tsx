import { mayAct } from '@pochitto/functions/domain/accounts/role';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useFormatter, useTranslations } from 'use-intl';
import { loginIdOf } from '../../lib/firebase/session.tsx';
import { useRole } from '../../lib/firebase/use_role.ts';
import { ErrorNotice } from '../../shared/error_notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Labelled } from '../../ui/inputs.tsx';
import { Page } from '../../ui/page.tsx';
import { LimitField, type PersonChange, type PersonUsage, RankField, useUsage } from './usage_fields.tsx';

/** Monthly studio usage per person; superusers set limits, assign roles, and view conversions. */
export function Component() {
  const t = useTranslations('operator.studio');
  const standing = useRole();
  const isSuperuser = standing !== null && mayAct(standing.role, 'superuser');
  const [typed, setTyped] = useState('');
  const [name, setName] = useState('');
  const { usage, more, again, change } = useUsage(name);
  return (
    <Page title={t('title')}>
      <h1 className="text-2xl">{t('title')}</h1>
      <p className="mt-1 mb-4 text-note text-ink-soft">{t(isSuperuser ? 'superuser' : 'staff')}</p>
      <form
        className="mb-4 flex max-w-md flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          setName(typed.trim());
        }}
      >
        <Labelled label={t('find')} className="min-w-40 flex-1">
          <input
            type="search"
            value={typed}
            maxLength={100}
            data-testid="find-person"
            onChange={({ target }) => {
              setTyped(target.value);
              if (target.value === '') setName('');
            }}
            className="min-h-12 w-full rounded-lg border border-line-strong bg-card px-3 text-base text-ink"
          />
        </Labelled>
        <Button type="submit" data-testid="find">
          <Search size={18} strokeWidth={1.75} aria-hidden="true" />
          {t('search')}
        </Button>
      </form>
      <div className="relative overflow-x-auto rounded-card border border-line bg-card">
        <table
          className="w-full min-w-220 text-sm [&_th]:whitespace-nowrap"
          data-testid="usage"
          data-state={usage.state}
        >
          <thead className="border-b border-line text-left text-note text-ink-soft">
            <tr>
              <th className="px-3 py-2 font-bold">{t('person')}</th>
              <th className="px-3 py-2 font-bold">{t('used')}</th>
              <th className="px-3 py-2 font-bold">{t('limit')}</th>
              <th className="px-3 py-2 font-bold">{t('rank')}</th>
              <th className="px-3 py-2 font-bold">{t('state')}</th>
              {isSuperuser ? <th className="px-3 py-2" /> : null}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {usage.items.map((person) => (
              <Row
                key={person.uid}
                person={person}
                isSuperuser={isSuperuser}
                onChange={(changed) => change(person.uid, changed)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {usage.state === 'ready' && usage.items.length === 0 ? (
        <p className="py-8 text-ink-soft">{t('nobody')}</p>
      ) : null}
      {usage.error ? (
        <div className="mt-4">
          <ErrorNotice error={usage.error}>
            <Button onPress={usage.items.length > 0 ? more : again} className="mt-3">
              {t('again')}
            </Button>
          </ErrorNotice>
        </div>
      ) : null}
      {usage.next !== null ? (
        <Button
          onPress={more}
          isDisabled={usage.state === 'reading'}
          className="mt-4"
          data-testid="more-usage"
        >
          {t('more')}
        </Button>
      ) : null}
    </Page>
  );
}

interface RowProps {
  readonly person: PersonUsage;
  readonly isSuperuser: boolean;
  readonly onChange: (changed: PersonChange) => void;
}

function Row({ person, isSuperuser, onChange }: RowProps) {
  const t = useTranslations('operator.studio');
  const format = useFormatter();
  const { uid, displayName, email, rank, monthlyUsed, monthlyLimit, isActive } = person;
  const isFull = monthlyUsed >= monthlyLimit;
  return (
    <tr data-testid={`usage-${uid}`} className="hover:bg-sunken">
      <td className="max-w-60 px-3 py-1.5">
        <span className="block truncate font-bold">
          <bdi>{displayName || t('nameless')}</bdi>
        </span>
        <span className={`block truncate text-note text-ink-soft ${email === '' ? 'font-mono' : ''}`}>
          {email === '' ? uid : (loginIdOf(email) ?? email)}
        </span>
      </td>
      <td className={`px-3 py-1.5 whitespace-nowrap tabular-nums ${isFull ? 'font-bold text-act-text' : ''}`}>
        {format.number(monthlyUsed)}
      </td>
      <td className="px-3 py-1.5 tabular-nums">
        {isSuperuser ? (
          <LimitField person={person} onLimit={(limit) => onChange({ monthlyLimit: limit })} />
        ) : (
          format.number(monthlyLimit)
        )}
      </td>
      <td className="px-3 py-1.5">
        {isSuperuser ? (
          <RankField person={person} onRole={(role) => onChange({ rank: role })} />
        ) : (
          t(`ranks.${rank}`)
        )}
      </td>
      <td className={`px-3 py-1.5 whitespace-nowrap ${isActive ? 'text-matcha' : 'text-ink-soft'}`}>
        {isActive ? t('active') : t('inactive')}
      </td>
      {isSuperuser ? (
        <td className="px-3 py-1.5 text-right whitespace-nowrap">
          <Link
            to={`/operator/studio/${uid}`}
            className="inline-flex min-h-11 items-center font-bold underline decoration-line-strong underline-offset-4 hover:decoration-ink"
          >
            {t('viewConversions')}
          </Link>
        </td>
      ) : null}
    </tr>
  );
}
