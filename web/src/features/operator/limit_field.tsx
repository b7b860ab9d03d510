import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { call } from '../../lib/firebase/call.ts';
import { useRequest } from '../../lib/requests.ts';
import { Button } from '../../ui/button.tsx';
import { RefusalWords } from './refusal_words.tsx';
import type { PersonUsage } from './use_usage.ts';

interface LimitFieldProps {
  readonly person: PersonUsage;
  readonly onLimit: (limit: number) => void;
}

const most = 100_000;

/** Somebody's limit of pictures a month, to change. */
export function LimitField({ person, onLimit }: LimitFieldProps) {
  const t = useTranslations('operator.studio');
  const { uid, displayName, monthlyLimit } = person;
  const [typed, setTyped] = useState(String(monthlyLimit));
  const { request, isBusy, refusal } = useRequest();
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
      <input
        inputMode="numeric"
        value={typed}
        aria-label={t('limitOf', { name: displayName || uid })}
        data-testid={`limit-${uid}`}
        onChange={({ target }) => setTyped(target.value)}
        className="min-h-10 w-24 rounded-lg border border-line-strong bg-card px-2.5 text-sm text-ink tabular-nums"
      />
      <Button
        type="submit"
        kind="plain"
        isDisabled={isBusy}
        data-testid={`save-limit-${uid}`}
        className={isNew ? '' : 'invisible'}
      >
        {t('save')}
      </Button>
      <RefusalWords refusal={refusal} />
    </form>
  );
}
