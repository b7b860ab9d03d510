import { loginIdEmail } from '@pochitto/functions/domain/login_id';
import { useNavigate, useOutletContext } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import { openAuth, signInWithEmailAndPassword } from '../../lib/auth.ts';
import { openProfile } from '../../lib/open_profile.ts';
import { AuthCard } from './auth_card.tsx';
import { CredentialsForm } from './credentials_form.tsx';
import { OtherAccounts } from './other_accounts.tsx';
import { OtherWay } from './other_way.tsx';

export function SignInPage() {
  const t = useTranslations('auth');
  const locale = useLocale();
  const navigate = useNavigate();
  const next = useOutletContext<string>();
  const goOn = () => void navigate(next, { replace: true });
  return (
    <AuthCard title={t('signInTitle')} lead={t('signInLead')}>
      <OtherAccounts next={next} onSignedIn={goOn} />
      <CredentialsForm
        kind="sign-in"
        submit={async (typed, password) => {
          const email = typed.includes('@') ? typed : loginIdEmail(typed);
          const { user } = await signInWithEmailAndPassword(await openAuth(), email, password);
          await openProfile(user.uid, locale);
          goOn();
        }}
      />
      <OtherWay to="/reset-password" text={t('toReset')} />
      <OtherWay to="/sign-up" text={t('toSignUp')} />
    </AuthCard>
  );
}
