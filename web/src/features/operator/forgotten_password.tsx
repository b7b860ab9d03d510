import { loginIdSchema } from '@pochitto/functions/domain/login_id';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { call } from '../../lib/firebase/call.ts';
import { useRequest } from '../../lib/requests.ts';
import { RefusalNotice } from '../../shared/refusal_notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import type { GivenPassword } from './initial_password.tsx';

/** A new initial password for a login ID whose own was forgotten. */
export function ForgottenPassword({ onGiven }: { onGiven: (given: GivenPassword) => void }) {
  const t = useTranslations('operator.loginIds');
  const [loginId, setLoginId] = useState('');
  const { request, isBusy, refusal } = useRequest();
  const isReady = loginIdSchema.safeParse(loginId).success;

  const renew = () =>
    request(async () => {
      onGiven(await call('renewInitialPassword', { loginId }));
      setLoginId('');
    });

  return (
    <form
      className="flex flex-col gap-3 rounded-card border border-line bg-card p-5 sm:p-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !isBusy) renew();
      }}
    >
      <h2 className="text-xl">{t('forgotten')}</h2>
      <p className="text-note text-ink-soft">{t('forgottenText')}</p>
      <Field
        label={t('loginId')}
        problem={null}
        testId="forgotten-login-id"
        value={loginId}
        onChange={setLoginId}
        maxLength={100}
        autoComplete="off"
      />
      {refusal ? <RefusalNotice refusal={refusal} /> : null}
      <Button
        type="submit"
        isDisabled={!isReady || isBusy}
        data-testid="renew-password"
        className="self-start"
      >
        <KeyRound size={20} strokeWidth={1.75} aria-hidden="true" />
        {t(isBusy ? 'making' : 'renew')}
      </Button>
    </form>
  );
}
