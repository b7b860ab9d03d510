import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { openAuth, sendPasswordResetEmail } from '../../lib/firebase/auth.ts';
import { AuthForm } from '../../shared/sign_in/auth_form.tsx';
import { asAuthProblem, checkResetAddress } from '../../shared/sign_in/auth_problem.ts';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { AuthCard, OtherWay } from './auth_card.tsx';

export function Component() {
  const t = useTranslations('auth');
  const locale = useLocale();
  const [email, setEmail] = useState('');
  const [sentTo, setSentTo] = useState<string | null>(null);

  const send = async () => {
    const auth = await openAuth();
    auth.languageCode = locale;
    await sendPasswordResetEmail(auth, email.trim()).catch((error: unknown) => {
      // Do not reveal whether an address is registered.
      if (asAuthProblem(error).key !== 'mismatch') throw error;
    });
    setSentTo(email.trim());
  };

  return (
    <AuthCard title={t('resetTitle')} lead={t('resetLead')}>
      {sentTo ? (
        <Notice kind="done">{t('resetSent', { email: sentTo })}</Notice>
      ) : (
        <>
          <AuthForm
            check={() => checkResetAddress(email)}
            submit={send}
            act={t('reset')}
            testId="reset-submit"
            fields={(problemOf) => (
              <Field
                label={t('email')}
                type="email"
                name="email"
                autoComplete="email"
                value={email}
                onChange={setEmail}
                problem={problemOf('email')}
                testId="reset-email"
              />
            )}
          />
          <p className="mt-6 text-note text-ink-soft" data-testid="reset-login-id">
            {t('resetLoginId')}
          </p>
        </>
      )}
      <OtherWay to="/sign-in" text={t('backToSignIn')} />
    </AuthCard>
  );
}
