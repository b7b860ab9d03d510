import { loginIdSchema } from '@pochitto/functions/domain/accounts/login_id';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { call } from '../../lib/firebase/call.ts';
import { useRequest } from '../../lib/requests.ts';
import { ErrorNotice } from '../../shared/error_notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { type GivenPassword, InitialPassword } from './initial_password.tsx';
import { NewLoginId } from './new_login_id.tsx';

/** Accounts for people without an e-mail address, created by the operator. */
export function Component() {
  const t = useTranslations('operator.loginIds');
  const [given, setGiven] = useState<GivenPassword | null>(null);
  return (
    <Page title={t('title')} width="narrow">
      <h1 className="text-3xl">{t('title')}</h1>
      <p className="mt-2 mb-6 text-ink-soft">{t('text')}</p>
      <div className="flex flex-col gap-4">
        {given ? <InitialPassword key={given.initialPassword} given={given} /> : null}
        <NewLoginId onGiven={setGiven} />
        <ForgottenPassword onGiven={setGiven} />
      </div>
    </Page>
  );
}

/** Issues a new initial password for a login ID whose password was forgotten. */
function ForgottenPassword({ onGiven }: { onGiven: (given: GivenPassword) => void }) {
  const t = useTranslations('operator.loginIds');
  const [loginId, setLoginId] = useState('');
  const { request, isBusy, error } = useRequest();
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
      {error ? <ErrorNotice error={error} /> : null}
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
