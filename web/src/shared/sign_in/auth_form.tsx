import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { isLineBrowser } from '../../lib/line_browser.ts';
import { useAttempt } from '../../lib/requests.ts';
import { Button, type ButtonKind } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { type AuthProblem, asAuthProblem } from './auth_problem.ts';

interface AuthFormProps {
  /** Validates the input before anything is sent. */
  readonly check: () => AuthProblem | null;
  /** May throw errors that `explain` translates. After success the form stays busy until it unmounts. */
  readonly submit: () => Promise<void>;
  /** By default as for signing in. */
  readonly explain?: (error: unknown) => AuthProblem;
  readonly act: string;
  readonly kind?: ButtonKind;
  readonly testId: string;
  /** The fields; `problemOf` returns the problem of one of them. */
  readonly fields: (problemOf: (field: AuthProblem['field']) => string | null) => ReactNode;
  /** Content below the button. */
  readonly children?: ReactNode;
}

/** A form of the sign-in pages; problems are shown at their fields. */
export function AuthForm(props: AuthFormProps) {
  const { check, submit, explain = asAuthProblem, act, testId, fields, children } = props;
  const t = useTranslations('auth');
  const { attempt, isBusy, failure } = useAttempt(explain, { staysBusy: true });
  const [wrong, setWrong] = useState<AuthProblem | null>(null);

  const problem = wrong ?? failure;

  const send = async (event: FormEvent) => {
    event.preventDefault();
    const found = check();
    setWrong(found);
    if (!found && !isBusy) await attempt(submit);
  };

  return (
    <form onSubmit={send} noValidate className="flex flex-col gap-2">
      {fields((field) => (problem && problem.field === field ? t(`problem.${problem.key}`) : null))}
      <AuthProblemNotice problem={problem?.field === null ? problem : null} />
      <Button
        // In LINE's browser another sign-in method is the main action.
        kind={props.kind ?? (isLineBrowser() ? 'quiet' : 'act')}
        type="submit"
        isPending={isBusy}
        className="mt-2 w-full"
        data-testid={testId}
      >
        {isBusy ? t('busy') : act}
      </Button>
      {children}
    </form>
  );
}

/** Shows a problem that belongs to no field. */
export function AuthProblemNotice({ problem }: { problem: AuthProblem | null }) {
  const t = useTranslations();
  if (!problem) return null;
  return (
    <Notice kind="problem">
      <p>{t(`auth.problem.${problem.key}`)}</p>
      {problem.reference ? (
        <p className="text-note text-ink-soft">{t('notice.reference', { reference: problem.reference })}</p>
      ) : null}
    </Notice>
  );
}
