import { shortestPassword } from '@pochitto/functions/domain/password';
import { type FormEvent, useState } from 'react';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { openAuth, signInWithEmailAndPassword, signOut } from '../../lib/auth.ts';
import { call } from '../../lib/call.ts';
import { nextPath } from '../../lib/next_path.ts';
import { usePerson } from '../../lib/session.tsx';
import { Button } from '../../ui/button.tsx';
import { AuthCard } from './auth_card.tsx';
import { type AuthProblem, asAuthProblem } from './auth_problem.ts';
import { AuthProblemNotice } from './auth_problem_notice.tsx';
import { PasswordField } from './password_field.tsx';

/** Somebody with a login ID chooses a password of their own in place of the one they were given. */
export function NewPasswordPage() {
  const t = useTranslations('auth');
  const { email, loginId } = usePerson();
  const navigate = useNavigate();
  const next = nextPath(useSearchParams()[0].get('next'), '/sets');
  const [password, setPassword] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<AuthProblem | null>(null);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    const isShort = password.length < shortestPassword;
    setProblem(isShort ? { key: 'passwordShort', field: 'password', reference: null } : null);
    if (isShort || isBusy) return;
    setBusy(true);
    try {
      await call('changeInitialPassword', { password });
      // The change ended every session, this one too.
      await signInWithEmailAndPassword(await openAuth(), email, password);
      await navigate(next, { replace: true });
    } catch (error) {
      setProblem(asAuthProblem(error));
      setBusy(false);
    }
  };

  if (loginId === null) return <Navigate to="/account" replace />;
  return (
    <AuthCard title={t('newPasswordTitle')} lead={t('newPasswordLead')}>
      <form onSubmit={send} noValidate className="flex flex-col gap-2">
        {/* For password managers, which keep a password under a name. */}
        <input type="text" hidden name="username" autoComplete="username" value={email} readOnly />
        <PasswordField
          label={t('newPassword')}
          isNew
          value={password}
          onChange={setPassword}
          problem={problem?.field === 'password' ? t(`problem.${problem.key}`) : null}
          testId="new-password"
        />
        <AuthProblemNotice problem={problem?.field === null ? problem : null} />
        <Button
          kind="act"
          type="submit"
          isPending={isBusy}
          className="mt-2 w-full"
          data-testid="new-password-submit"
        >
          {isBusy ? t('busy') : t('newPasswordAct')}
        </Button>
        <Button
          kind="plain"
          className="w-full"
          data-testid="leave"
          onPress={async () => {
            await navigate('/');
            await signOut(await openAuth());
          }}
        >
          {t('leave')}
        </Button>
      </form>
    </AuthCard>
  );
}
