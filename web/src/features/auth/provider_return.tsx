import type { ErrorDetails } from '@pochitto/functions/domain/api';
import { Link, Navigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { CallError } from '../../lib/firebase/call_error.ts';
import { useSession } from '../../lib/firebase/session.tsx';
import { useAttempt, useLoad } from '../../lib/requests.ts';
import { ErrorNotice } from '../../shared/error_notice.tsx';
import { AuthProblemNotice } from '../../shared/sign_in/auth_form.tsx';
import { type AuthProblem, asAuthProblem } from '../../shared/sign_in/auth_problem.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Waiting } from '../../ui/progress.tsx';
import { AuthCard } from './auth_card.tsx';

interface ProviderReturnProps {
  readonly provider: 'line' | 'google';
  /** Finishes the sign-in with the response in the URL, and returns the path to continue at. */
  readonly finish: () => Promise<string>;
  /** Starts the sign-in again. */
  readonly again: () => Promise<void>;
  /** The path to return to. */
  readonly next: string;
}

type Failure = { readonly error: ErrorDetails } | { readonly problem: AuthProblem };

const failureOf = (error: unknown): Failure =>
  error instanceof CallError ? { error: error.details } : { problem: asAuthProblem(error) };

/** The return page of LINE and Google: signs in or links, then continues with the page that the person wanted. */
export function ProviderReturn({ provider, finish, again, next }: ProviderReturnProps) {
  const t = useTranslations('auth.returned');
  const session = useSession();
  // Whether someone is signed in is known only after Firebase has checked it.
  const isKnown = session.state !== 'unknown';

  // Runs once, with the response of the original URL.
  const returned = useLoad(isKnown ? finish : null, []);

  if (session.state === 'unreachable') throw session.error;
  if (returned.state === 'ready' && session.state === 'in') return <Navigate to={returned.value} replace />;
  if (returned.state !== 'failed') return <Waiting text={t(`${provider}.busy`)} />;
  return (
    <AuthCard title={t(`${provider}.title`)}>
      <Failed
        provider={provider}
        failure={failureOf(returned.error)}
        isLinking={session.state === 'in'}
        again={again}
        next={next}
      />
    </AuthCard>
  );
}

interface FailedProps extends Pick<ProviderReturnProps, 'provider' | 'again' | 'next'> {
  readonly failure: Failure;
  readonly isLinking: boolean;
}

const cancels: ReadonlySet<string> = new Set(['line_login_cancelled', 'google_login_cancelled']);

function Failed({ provider, failure, isLinking, again, next }: FailedProps) {
  const t = useTranslations('auth');
  const { attempt, isBusy, failure: newFailure } = useAttempt(failureOf, { staysBusy: true });
  const shown = newFailure ?? failure;
  const cancelled = 'error' in shown && cancels.has(shown.error.code);
  return (
    <div className="flex flex-col gap-4" data-testid={`${provider}-outcome`} data-cancelled={cancelled}>
      {cancelled ? (
        <Notice kind="info" title={t(`returned.${provider}.${isLinking ? 'linkCancelled' : 'cancelled'}`)}>
          <p>{isLinking ? t('returned.linkCancelledText') : t('returned.cancelledText')}</p>
        </Notice>
      ) : 'error' in shown ? (
        <ErrorNotice error={shown.error} />
      ) : (
        <AuthProblemNotice problem={shown.problem} />
      )}
      <Button
        kind="quiet"
        onPress={() => attempt(again)}
        isPending={isBusy}
        data-testid={`${provider}-sign-in`}
      >
        {isBusy ? t('busy') : t(`returned.${provider}.again`)}
      </Button>
      <Link
        to={isLinking ? '/account' : `/sign-in?next=${encodeURIComponent(next)}`}
        className={buttonClass('plain')}
        data-testid="other-ways"
      >
        {isLinking ? t('toAccount') : t('otherWays')}
      </Link>
    </div>
  );
}
