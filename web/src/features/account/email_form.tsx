import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { confirmPassword, sendEmailChange } from '../../lib/firebase/account.ts';
import { AuthForm } from '../../shared/sign_in/auth_form.tsx';
import { type AuthProblem, asChangeProblem, checkEmail } from '../../shared/sign_in/auth_problem.ts';
import { PasswordField } from '../../shared/sign_in/password_field.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import type { ChangeFormProps } from './sign_in_state.ts';

/** Requests a link to a new address. Until it is opened, the old address stays. */
export function EmailForm({ state: { account, methods }, onEnd }: ChangeFormProps) {
  const t = useTranslations('account.signIn');
  const locale = useLocale();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const hasPassword = methods.includes('password');
  const check = (): AuthProblem | null => {
    const problem = checkEmail(email);
    if (problem) return problem;
    if (email.trim().toLowerCase() === account.email.toLowerCase()) {
      return { key: 'emailSame', field: 'email', reference: null };
    }
    if (hasPassword && password === '') return { key: 'passwordMissing', field: 'password', reference: null };
    return null;
  };
  return (
    <AuthForm
      check={check}
      submit={async () => {
        if (hasPassword) await confirmPassword(password);
        await sendEmailChange(email.trim(), locale);
        onEnd(t('emailSent', { email: email.trim() }));
      }}
      explain={asChangeProblem}
      act={t('emailSend')}
      kind="quiet"
      testId="email-submit"
      fields={(problemOf) => (
        <>
          <Field
            label={t('newEmail')}
            hint={t('newEmailHint')}
            type="email"
            autoComplete="email"
            inputMode="email"
            spellCheck="false"
            value={email}
            onChange={setEmail}
            problem={problemOf('email')}
            testId="new-email"
            autoFocus
          />
          {hasPassword ? (
            <PasswordField
              label={t('presentPassword')}
              isNew={false}
              value={password}
              onChange={setPassword}
              problem={problemOf('password')}
              testId="present-password"
            />
          ) : null}
        </>
      )}
    >
      <Cancel onPress={() => onEnd(null)} />
    </AuthForm>
  );
}

export function Cancel({ onPress }: { readonly onPress: () => void }) {
  const t = useTranslations('notice');
  return (
    <Button kind="plain" className="w-full" onPress={onPress} data-testid="cancel-change">
      {t('cancel')}
    </Button>
  );
}
