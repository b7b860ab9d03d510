import { shortestPassword } from '@pochitto/functions/domain/accounts/login_id';
import { userSchema } from '@pochitto/functions/domain/accounts/user';
import { documents } from '@pochitto/functions/domain/paths';
import { useState } from 'react';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { openAuth, signInWithEmailAndPassword, signOut } from '../../lib/firebase/auth.ts';
import { call } from '../../lib/firebase/call.ts';
import { useLiveDocument } from '../../lib/firebase/live.ts';
import { usePerson } from '../../lib/firebase/session.tsx';
import { nextPath } from '../../lib/next_path.ts';
import { AuthForm } from '../../shared/sign_in/auth_form.tsx';
import { PasswordField } from '../../shared/sign_in/password_field.tsx';
import { Button } from '../../ui/button.tsx';
import { AuthCard } from './auth_card.tsx';

/**
 * A person with a login ID replaces their initial password. The page redirects once the profile is updated: until
 * then, every other page would redirect back here.
 */
export function Component() {
  const t = useTranslations('auth');
  const { uid, email, loginId } = usePerson();
  const profile = useLiveDocument(documents.user(uid), userSchema);
  const navigate = useNavigate();
  const next = nextPath(useSearchParams()[0].get('next'), '/sets');
  const [password, setPassword] = useState('');
  const [isChanging, setChanging] = useState(false);
  const isChosen = profile.state === 'ready' && !profile.value.mustChangePassword;
  if (loginId === null) return <Navigate to="/account" replace />;
  if (isChosen && !isChanging) return <Navigate to={next} replace />;
  return (
    <AuthCard title={t('newPasswordTitle')} lead={t('newPasswordLead')}>
      <AuthForm
        check={() =>
          password.length < shortestPassword
            ? { key: 'passwordShort', field: 'password', reference: null }
            : null
        }
        submit={async () => {
          setChanging(true);
          await call('changeInitialPassword', { password });
          // The change revoked all sessions, including this one: sign in again.
          await signInWithEmailAndPassword(await openAuth(), email, password);
          setChanging(false);
        }}
        act={t('newPasswordAct')}
        testId="new-password-submit"
        fields={(problemOf) => (
          <>
            {/* For password managers, which store a password with a user name. */}
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
