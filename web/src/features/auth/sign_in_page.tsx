import { loginIdEmail } from '@pochitto/functions/domain/accounts/login_id';
import { useLocale, useTranslations } from 'use-intl';
import { openAuth, signInWithEmailAndPassword } from '../../lib/firebase/auth.ts';
import { openProfile } from '../../lib/firebase/call.ts';
import { AuthCard, OtherWay } from './auth_card.tsx';
import { CredentialsForm, useWayOn } from './credentials_form.tsx';
import { OtherAccounts } from './other_accounts.tsx';

export function Component() {
  const t = useTranslations('auth');
  const locale = useLocale();
  const { next, goOn } = useWayOn();
  return (
    <AuthCard title={t('signInTitle')} lead={t('signInLead')}>
      <OtherAccounts next={next} />
      <CredentialsForm
        kind="sign-in"
        submit={async (typed, password) => {
          const email = typed.includes('@') ? typed : loginIdEmail(typed);
          const { user } = await signInWithEmailAndPassword(await openAuth(), email, password);
          await openProfile(user.uid, locale, user.email);
          goOn();
        }}
      />
      <OtherWay to="/reset-password" text={t('toReset')} />
      <OtherWay to="/sign-up" text={t('toSignUp')} />
    </AuthCard>
  );
}
