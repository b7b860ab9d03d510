import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { type AuthProblem, asAuthProblem, checkCredentials } from './auth_problem.ts';
import { AuthProblemNotice } from './auth_problem_notice.tsx';
import { PasswordField } from './password_field.tsx';

interface CredentialsFormProps {
  readonly kind: 'sign-up' | 'sign-in';
  readonly submit: (email: string, password: string) => Promise<void>;
}

/** E-mail (signing in: or login ID) and password; what is wrong stands where it is wrong. */
export function CredentialsForm({ kind, submit }: CredentialsFormProps) {
  const t = useTranslations('auth');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<AuthProblem | null>(null);
  const isNew = kind === 'sign-up';
  const textFor = (field: AuthProblem['field']) =>
    problem?.field === field && problem ? t(`problem.${problem.key}`) : null;

  const send = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = checkCredentials(email, password, isNew);
    setProblem(wrong);
    if (wrong || isBusy) return;
    setBusy(true);
    try {
      await submit(email.trim(), password);
    } catch (error) {
      setProblem(asAuthProblem(error));
      setBusy(false);
    }
  };

  return (
    <form onSubmit={send} noValidate className="flex flex-col gap-2">
      <Field
        label={isNew ? t('email') : t('emailOrLoginId')}
        type={isNew ? 'email' : 'text'}
        name="email"
        autoComplete={isNew ? 'email' : 'username'}
        inputMode="email"
        spellCheck="false"
        value={email}
        onChange={setEmail}
        problem={textFor('email')}
        testId={`${kind}-email`}
      />
      <PasswordField
        label={t('password')}
        isNew={isNew}
        value={password}
        onChange={setPassword}
        problem={textFor('password')}
        testId={`${kind}-password`}
      />
      <AuthProblemNotice problem={problem?.field === null ? problem : null} />
      <Button
        kind="act"
        type="submit"
        isPending={isBusy}
        className="mt-2 w-full"
        data-testid={`${kind}-submit`}
      >
        {isBusy ? t('busy') : isNew ? t('signUp') : t('signIn')}
      </Button>
    </form>
  );
}
