import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { addEmailAndPassword, changePassword, confirmPassword } from '../../lib/firebase/account.ts';
import { AuthForm } from '../../shared/sign_in/auth_form.tsx';
import {
  type AuthProblem,
  asChangeProblem,
  checkEmail,
  checkNewPassword,
} from '../../shared/sign_in/auth_problem.ts';
import { PasswordField } from '../../shared/sign_in/password_field.tsx';
import { Field } from '../../ui/field.tsx';
import { Cancel } from './email_form.tsx';
import type { ChangeFormProps } from './sign_in_state.ts';

/** Changes the password or sets the first one; a person without an address also enters one. */
export function PasswordForm({ state: { account, methods }, onEnd }: ChangeFormProps) {
  const t = useTranslations('account.signIn');
  const locale = useLocale();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [chosen, setChosen] = useState('');
  const hasPassword = methods.includes('password');
  const needsEmail = account.email === '';
  const check = (): AuthProblem | null => {
    const problem = needsEmail ? checkEmail(email) : null;
    if (problem) return problem;
    if (hasPassword && password === '') return { key: 'passwordMissing', field: 'password', reference: null };
    return checkNewPassword(chosen);
  };
  const submit = async () => {
    if (hasPassword) await confirmPassword(password);
    if (needsEmail) await addEmailAndPassword(email.trim(), chosen, locale);
    else await changePassword(chosen);
    onEnd(
      needsEmail
        ? t('emailAdded', { email: email.trim() })
        : hasPassword
          ? t('passwordChanged')
          : t('passwordAdded'),
    );
  };
  return (
    <AuthForm
      check={check}
      submit={submit}
      explain={asChangeProblem}
      act={t('passwordSave')}
      kind="quiet"
      testId="password-submit"
      fields={(problemOf) => (
        <>
          {needsEmail ? (
            <Field
              label={t('email')}
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
          ) : (
            // For password managers, which store a password with a user name.
            <input
              type="text"
              hidden
              name="username"
              autoComplete="username"
              value={account.email}
              readOnly
            />
          )}
          {hasPassword ? (
            <PasswordField
              label={t('presentPassword')}
              isNew={false}
              value={password}
              onChange={setPassword}
              problem={problemOf('password')}
              testId="present-password"
              autoFocus
            />
          ) : null}
          <PasswordField
            label={t('newPassword')}
            isNew
            value={chosen}
            onChange={setChosen}
            problem={problemOf('newPassword')}
            testId="chosen-password"
          />
        </>
      )}
    >
      <Cancel onPress={() => onEnd(null)} />
    </AuthForm>
  );
}
