import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { useAttempt } from '../../lib/requests.ts';
import { AuthProblemNotice } from '../../shared/sign_in/auth_form.tsx';
import { asChangeProblem } from '../../shared/sign_in/auth_problem.ts';
import { Button } from '../../ui/button.tsx';

interface LinkButtonProps {
  readonly name: 'Google' | 'LINE';
  /** Redirects to the provider. */
  readonly go: () => Promise<void>;
  readonly testId: string;
  /** Text of the button; by default that it links the account. */
  readonly text?: string;
}

/** Button that redirects to Google or LINE. */
export function LinkButton({ name, go, testId, text }: LinkButtonProps) {
  const t = useTranslations('account.signIn');
  const { attempt, isBusy, failure, release } = useAttempt(asChangeProblem, { staysBusy: true });
  useEffect(() => {
    // After the browser's back button, the page is restored in its busy state.
    window.addEventListener('pageshow', release);
    return () => window.removeEventListener('pageshow', release);
  }, [release]);
  return (
    <div className="flex flex-col items-start gap-2">
      <Button onPress={() => attempt(go)} isPending={isBusy} data-testid={testId}>
        {isBusy ? t('opening', { name }) : (text ?? t('link', { name }))}
      </Button>
      <AuthProblemNotice problem={failure} />
    </div>
  );
}
