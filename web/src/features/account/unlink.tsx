import type { ErrorDetails } from '@pochitto/functions/domain/api';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { confirmPassword } from '../../lib/firebase/account.ts';
import { call } from '../../lib/firebase/call.ts';
import { CallError } from '../../lib/firebase/call_error.ts';
import { useAttempt } from '../../lib/requests.ts';
import { ErrorNotice } from '../../shared/error_notice.tsx';
import { AuthProblemNotice } from '../../shared/sign_in/auth_form.tsx';
import { type AuthProblem, asChangeProblem } from '../../shared/sign_in/auth_problem.ts';
import { PasswordField } from '../../shared/sign_in/password_field.tsx';
import { Button } from '../../ui/button.tsx';
import { QuestionDialog } from '../../ui/question_dialog.tsx';
import { ConfirmElsewhere } from './confirm_elsewhere.tsx';
import type { SignInState } from './sign_in_state.ts';

interface UnlinkProps {
  readonly method: 'google' | 'line';
  readonly state: SignInState;
  readonly onDone: () => void;
}

const names = { google: 'Google', line: 'LINE' } as const;

type Failure = { readonly error: ErrorDetails } | { readonly problem: AuthProblem };

/** A failed reauthentication is shown in the dialog as a sign-in problem, other errors with their own text. */
function failureOf(error: unknown): Failure {
  const isCallError = error instanceof CallError && error.details.code !== 'sign_in_not_recent';
  return isCallError ? { error: error.details } : { problem: asChangeProblem(error) };
}

/**
 * Unlinks Google or LINE while another sign-in method is left. Asks for confirmation, and for reauthentication
 * after an old sign-in.
 */
export function Unlink({ method, state: { methods, isRecent }, onDone }: UnlinkProps) {
  const t = useTranslations('account.signIn');
  const cancel = useTranslations('notice')('cancel');
  const [isAsking, setAsking] = useState(false);
  const [password, setPassword] = useState('');
  const { attempt, isBusy, failure } = useAttempt(failureOf);
  const name = names[method];
  if (methods.length < 2) return <p className="basis-full pl-9 text-note text-ink-soft">{t('lastMethod')}</p>;
  const problem = failure && 'problem' in failure ? failure.problem : null;
  const isConfirmed = isRecent && problem?.key !== 'notRecent';
  const asksPassword = !isConfirmed && methods.includes('password');
  const unlink = async () => {
    const isDone = await attempt(async () => {
      if (asksPassword) await confirmPassword(password);
      await call('unlinkSignIn', { method });
    });
    if (!isDone) return;
    setAsking(false);
    onDone();
  };
  return (
    <>
      <Button kind="plain" onPress={() => setAsking(true)} data-testid={`${method}-unlink`}>
        {t('unlink')}
        <span className="sr-only">: {name}</span>
      </Button>
      <QuestionDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('unlinkTitle', { name })}
        text={t(`${method}UnlinkText`)}
        confirm={t('unlinkConfirm')}
        cancel={cancel}
        onConfirm={unlink}
        isBusy={isBusy}
        isUnanswered={!isConfirmed && (!asksPassword || password === '')}
        confirmTestId="unlink-confirm"
      >
        {asksPassword ? (
          <PasswordField
            label={t('presentPassword')}
            isNew={false}
            value={password}
            onChange={setPassword}
            problem={null}
            testId="unlink-password"
          />
        ) : isConfirmed ? null : (
          <ConfirmElsewhere methods={methods} />
        )}
        <AuthProblemNotice problem={problem} />
        {failure && 'error' in failure ? <ErrorNotice error={failure.error} /> : null}
      </QuestionDialog>
    </>
  );
}
