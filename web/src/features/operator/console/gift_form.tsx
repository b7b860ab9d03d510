import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { call } from '../../../lib/firebase/call.ts';
import { useRequest } from '../../../lib/requests.ts';
import { ErrorNotice } from '../../../shared/error_notice.tsx';
import { Button } from '../../../ui/button.tsx';
import { TextInput } from '../../../ui/inputs.tsx';
import { Notice } from '../../../ui/notice.tsx';

/** Grants tokens and tickets to a person. A repeated request after a lost response grants nothing twice. */
export function GiftForm({ uid, onGiven }: { uid: string; onGiven: () => void }) {
  const t = useTranslations('console.gift');
  const [tokens, setTokens] = useState('');
  const [tickets, setTickets] = useState('');
  const [reason, setReason] = useState('');
  const [grantId, setGrantId] = useState(() => crypto.randomUUID());
  const [isGiven, setGiven] = useState(false);
  const { request, isBusy, error } = useRequest();
  const change = (set: (value: string) => void) => (value: string) => {
    set(value);
    setGiven(false);
  };

  const give = async () => {
    const gift = { grantId, uid, tokens: Number(tokens), tickets: Number(tickets), reason };
    if (!(await request(() => call('grantGift', gift)))) return;
    for (const set of [setTokens, setTickets, setReason]) set('');
    setGrantId(crypto.randomUUID());
    setGiven(true);
    onGiven();
  };

  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void give();
      }}
    >
      <div className="grid grid-cols-2 items-end gap-3 sm:grid-cols-[7rem_7rem_1fr_auto]">
        <TextInput
          label={t('tokens')}
          inputMode="numeric"
          value={tokens}
          onChange={change(setTokens)}
          testId="gift-tokens"
        />
        <TextInput
          label={t('tickets')}
          inputMode="numeric"
          value={tickets}
          onChange={change(setTickets)}
          testId="gift-tickets"
        />
        <div className="max-sm:col-span-2">
          <TextInput label={t('reason')} value={reason} onChange={change(setReason)} testId="gift-reason" />
        </div>
        <Button type="submit" isDisabled={isBusy} data-testid="give" className="min-h-10">
          {t('give')}
        </Button>
      </div>
      {isGiven ? <Notice kind="done" title={t('given')} /> : null}
      {error ? <ErrorNotice error={error} /> : null}
    </form>
  );
}
