import { useState } from 'react';
import { useOutletContext } from 'react-router';
import { useTranslations } from 'use-intl';
import { AuthForm } from '../../shared/sign_in/auth_form.tsx';
import { checkCredentials } from '../../shared/sign_in/auth_problem.ts';
import { PasswordField } from '../../shared/sign_in/password_field.tsx';
import { Field } from '../../ui/field.tsx';

interface CredentialsFormProps {
  readonly kind: 'sign-up' | 'sign-in';
  readonly submit: (email: string, password: string) => Promise<void>;
}

/** Form for e-mail (or login ID, when signing in) and password. */
export function CredentialsForm({ kind, submit }: CredentialsFormProps) {
  const t = useTranslations('auth');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const isNew = kind === 'sign-up';
  return (
    <AuthForm
      check={() => checkCredentials(email, password, isNew)}
      submit={() => submit(email.trim(), password)}
      act={isNew ? t('signUp') : t('signIn')}
      testId={`${kind}-submit`}
      fields={(problemOf) => (
        <>
          <Field
            label={isNew ? t('email') : t('emailOrLoginId')}
            type={isNew ? 'email' : 'text'}
            name="email"
            autoComplete={isNew ? 'email' : 'username'}
            inputMode="email"
            spellCheck="false"
            value={email}
            onChange={setEmail}
            problem={problemOf('email')}
            testId={`${kind}-email`}
          />
          <PasswordField
            label={t('password')}
            isNew={isNew}
            value={password}
            onChange={setPassword}
            problem={problemOf('password')}
            testId={`${kind}-password`}
          />
        </>
      )}
    />
  );
}

/** The path to continue at after sign-in, and the function that navigates there. */
export interface WayOn {
  readonly next: string;
  readonly goOn: () => void;
}

export function useWayOn(): WayOn {
  return useOutletContext<WayOn>();
}
