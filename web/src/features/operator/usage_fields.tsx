import { type Role, roles } from '@pochitto/functions/domain/accounts/role';
import type { CallableOutput } from '@pochitto/functions/domain/api';
import { useCallback, useState } from 'react';
import { useTranslations } from 'use-intl';
import { call } from '../../lib/firebase/call.ts';
import { usePerson } from '../../lib/firebase/session.tsx';
import { useRequest } from '../../lib/requests.ts';
import { usePages } from '../../lib/use_pages.ts';
import { InlineError } from '../../shared/error_notice.tsx';
import { Button } from '../../ui/button.tsx';
import { SelectInput, TextInput } from '../../ui/inputs.tsx';

export type PersonUsage = CallableOutput<'listUsage'>['people'][number];

export type PersonChange = Partial<{ readonly monthlyLimit: number; readonly rank: Role }>;

/** Reads everyone's usage this month, page by page; only people whose name begins with `name`. */
export function useUsage(name: string) {
  const read = useCallback(
    async (cursor: string | null) => {
      const { people, next } = await call('listUsage', { name, cursor });
      return { items: people, next };
    },
    [name],
  );
  const { pages, setPages, more, again } = usePages(read);
  const change = (uid: string, changed: PersonChange) =>
    setPages((before) => ({
      ...before,
      items: before.items.map((person) => (person.uid === uid ? { ...person, ...changed } : person)),
    }));
  return { usage: pages, more, again, change };
}

interface LimitFieldProps {
  readonly person: Pick<PersonUsage, 'uid' | 'displayName' | 'monthlyLimit'>;
  readonly onLimit: (limit: number) => void;
}

const most = 100_000;

/** Form for a person's monthly limit of pictures. */
export function LimitField({ person, onLimit }: LimitFieldProps) {
  const t = useTranslations('operator.studio');
  const { uid, displayName, monthlyLimit } = person;
  const [typed, setTyped] = useState(String(monthlyLimit));
  const { request, isBusy, error } = useRequest();
  const limit = /^\d{1,6}$/.test(typed) ? Number(typed) : null;
  const isNew = limit !== null && limit <= most && limit !== monthlyLimit;

  const save = () =>
    request(async () => {
      if (limit === null) return;
      await call('setMonthlyLimit', { uid, monthlyLimit: limit });
      onLimit(limit);
    });

  return (
    <form
      className="flex items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (isNew) save();
      }}
    >
      <div className="w-24 tabular-nums">
        <TextInput
          label={t('limitOf', { name: displayName || uid })}
          hideLabel
          inputMode="numeric"
          value={typed}
          onChange={setTyped}
          testId={`limit-${uid}`}
        />
      </div>
      <Button
        type="submit"
        kind="plain"
        isDisabled={isBusy}
        data-testid={`save-limit-${uid}`}
        className={isNew ? '' : 'invisible'}
      >
        {t('save')}
      </Button>
      <InlineError error={error} />
    </form>
  );
}

interface RankFieldProps {
  readonly person: Pick<PersonUsage, 'uid' | 'displayName' | 'rank'>;
  readonly onRole: (role: Role) => void;
}

/** Form for a person's role; one's own and an operator's are read-only. */
export function RankField({ person, onRole }: RankFieldProps) {
  const t = useTranslations('operator.studio');
  const me = usePerson();
  const { uid, displayName, rank } = person;
  const [chosen, setChosen] = useState<Role | null>(null);
  const { request, isBusy, error } = useRequest();
  if (rank === 'admin' || uid === me.uid) {
    return (
      <span className="whitespace-nowrap">
        {t(`ranks.${rank}`)}
        {uid === me.uid ? <span className="ml-1.5 text-note text-ink-soft">{t('own')}</span> : null}
      </span>
    );
  }
  const isNew = chosen !== null && chosen !== rank;

  const save = () =>
    request(async () => {
      if (chosen === null) return;
      await call('setRole', { uid, role: chosen });
      onRole(chosen);
    });

  return (
    <div className="flex items-center gap-2">
      <SelectInput
        label={t('rankOf', { name: displayName || uid })}
        hideLabel
        value={chosen ?? rank}
        options={roles.map((role) => ({ value: role, text: t(`ranks.${role}`) }))}
        onChange={setChosen}
        testId={`rank-${uid}`}
      />
      <Button
        kind="plain"
        isDisabled={isBusy || !isNew}
        onPress={save}
        data-testid={`save-rank-${uid}`}
        className={isNew ? '' : 'invisible'}
      >
        {t('save')}
      </Button>
      <InlineError error={error} />
    </div>
  );
}
