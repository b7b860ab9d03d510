import { shortestPassword } from '@pochitto/functions/domain/password';
import { useState } from 'react';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { openAuth, signInWithEmailAndPassword, signOut } from '../../lib/auth.ts';
import { call } from '../../lib/call.ts';
import { nextPath } from '../../lib/next_path.ts';
import { usePerson } from '../../lib/session.tsx';
import { Button } from '../../ui/button.tsx';
import { AuthCard } from './auth_card.tsx';
import { AuthForm } from './auth_form.tsx';
import { PasswordField } from './password_field.tsx';

/** Somebody with a login ID chooses a password of their own in place of the one they were given. */
export function NewPasswordPage() {
  const t = useTranslations('auth');
  const { email, loginId } = usePerson();
  const navigate = useNavigate();
  const next = nextPath(useSearchParams()[0].get('next'), '/sets');
  const [password, setPassword] = useState('');
  if (loginId === null) return <Navigate to="/account" replace />;
  return (
    <AuthCard title={t('newPasswordTitle')} lead={t('newPasswordLead')}>
      <AuthForm
        check={() =>
          password.length < shortestPassword
            ? { key: 'passwordShort', field: 'password', reference: null }
            : null
        }
        submit={async () => {
          await call('changeInitialPassword', { password });
          // The change ended every session, this one too.
          await signInWithEmailAndPassword(await openAuth(), email, password);
          await navigate(next, { replace: true });
        }}
        act={t('newPasswordAct')}
        testId="new-password-submit"
        fields={(problemOf) => (
          <>
            {/* For password managers, which keep a password under a name. */}
            <input type="text" hidden name="username" autoComplete="username" value={email} readOnly />
            <PasswordField
              label={t('newPassword')}
              isNew
              value={password}
              onChange={setPassword}
              problem={problemOf('password')}
              testId="new-password"
            />
          </>
        )}
      >
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
      </AuthForm>
    </AuthCard>
  );
}
