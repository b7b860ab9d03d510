import { type Role, roles } from '@pochitto/functions/domain/role';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { call } from '../../lib/firebase/call.ts';
import { usePerson } from '../../lib/firebase/session.tsx';
import { useRequest } from '../../lib/requests.ts';
import { Button } from '../../ui/button.tsx';
import { RefusalWords } from './refusal_words.tsx';
import type { PersonUsage } from './use_usage.ts';

interface RankFieldProps {
  readonly person: PersonUsage;
  readonly onRole: (role: Role) => void;
}

/** Somebody's role, to change; one's own and an operator's are only told. */
export function RankField({ person, onRole }: RankFieldProps) {
  const t = useTranslations('operator.studio');
  const me = usePerson();
  const { uid, displayName, rank } = person;
  const [chosen, setChosen] = useState<Role | null>(null);
  const { request, isBusy, refusal } = useRequest();
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
      <select
        value={chosen ?? rank}
        aria-label={t('rankOf', { name: displayName || uid })}
        data-testid={`rank-${uid}`}
        onChange={({ target }) => setChosen(roles.find((each) => each === target.value) ?? null)}
        className="min-h-10 rounded-lg border border-line-strong bg-card px-2 text-sm text-ink"
      >
        {roles.map((role) => (
          <option key={role} value={role}>
            {t(`ranks.${role}`)}
          </option>
        ))}
      </select>
      <Button
        kind="plain"
        isDisabled={isBusy || !isNew}
        onPress={save}
        data-testid={`save-rank-${uid}`}
        className={isNew ? '' : 'invisible'}
      >
        {t('save')}
      </Button>
      <RefusalWords refusal={refusal} />
    </div>
  );
}
