import { Link } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import { createUserWithEmailAndPassword, openAuth } from '../../lib/firebase/auth.ts';
import { openProfile } from '../../lib/firebase/call.ts';
import { AuthCard, OtherWay } from './auth_card.tsx';
import { CredentialsForm, useWayOn } from './credentials_form.tsx';
import { OtherAccounts } from './other_accounts.tsx';

export function Component() {
  const t = useTranslations('auth');
  const locale = useLocale();
  const { next, goOn } = useWayOn();
  return (
    <AuthCard title={t('signUpTitle')} lead={t('signUpLead')}>
      <OtherAccounts next={next} />
      <CredentialsForm
        kind="sign-up"
        submit={async (email, password) => {
          const auth = await openAuth();
          auth.languageCode = locale;
          // On a second try after the account was created but its profile was not, only create the profile.
          const user =
            auth.currentUser?.email === email.toLowerCase()
              ? auth.currentUser
              : (await createUserWithEmailAndPassword(auth, email, password)).user;
          await openProfile(user.uid, locale, user.email);
          goOn();
        }}
      />
      <Agreement />
      <OtherWay to="/sign-in" text={t('toSignIn')} />
    </AuthCard>
  );
}

/** The terms that a person agrees to by signing up. */
function Agreement() {
  const t = useTranslations('auth');
  const link = 'font-bold text-ink underline';
  return (
    <p className="mt-4 text-note text-ink-soft">
      {t.rich('agree', {
        terms: (text) => (
          <Link to="/legal/terms" className={link}>
            {text}
          </Link>
        ),
        privacy: (text) => (
          <Link to="/legal/privacy" className={link}>
            {text}
          </Link>
        ),
      })}
    </p>
  );
}
