import type { Refusal } from '@pochitto/functions/domain/api';
import { useEffect, useState } from 'react';
import { Link, Navigate, useSearchParams } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import { finishLine, goToLine, nextAfterLine } from '../../lib/line_login.ts';
import { nextPath } from '../../lib/next_path.ts';
import { RefusalNotice } from '../../lib/refusal_notice.tsx';
import { Refused } from '../../lib/refused.ts';
import { useSession } from '../../lib/session.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { AuthCard } from './auth_card.tsx';
import { type AuthProblem, asAuthProblem } from './auth_problem.ts';
import { AuthProblemNotice } from './auth_problem_notice.tsx';

type Failure = { readonly refusal: Refusal } | { readonly problem: AuthProblem };

/** Where LINE sends people back to: signs in or links, and goes on to where they were going. */
export function LineReturnPage() {
  const t = useTranslations('auth');
  const session = useSession();
  const [answer] = useSearchParams();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [wayOn, setWayOn] = useState<string | null>(null);
  const [next] = useState(() => nextPath(nextAfterLine(), '/sets'));
  // Whoever calls counts as signed in or out only once Firebase has looked.
  const isKnown = session.state !== 'unknown';

  // biome-ignore lint/correctness/useExhaustiveDependencies: the answer is taken once, as the address brought it.
  useEffect(() => {
    if (!isKnown) return;
    let left = false;
    finishLine(answer).then(
      (outcome) => {
        if (!left) setWayOn(outcome === 'linked' ? '/account?line=linked' : next);
      },
      (error: unknown) => {
        if (left) return;
        setFailure(error instanceof Refused ? { refusal: error.refusal } : { problem: asAuthProblem(error) });
      },
    );
    return () => {
      left = true;
    };
  }, [isKnown]);

  if (session.state === 'unreachable') throw session.error;
  if (wayOn !== null && session.state === 'in') return <Navigate to={wayOn} replace />;
  if (!failure) return <Waiting text={t('lineBusy')} />;
  return (
    <AuthCard title={t('lineTitle')}>
      <FailedLine failure={failure} isLinking={session.state === 'in'} next={next} />
    </AuthCard>
  );
}

interface FailedLineProps {
  readonly failure: Failure;
  readonly isLinking: boolean;
  readonly next: string;
}

function FailedLine({ failure, isLinking, next }: FailedLineProps) {
  const t = useTranslations('auth');
  const locale = useLocale();
  const [isBusy, setBusy] = useState(false);
  const [shown, setShown] = useState(failure);
  const again = async () => {
    setBusy(true);
    try {
      await goToLine(locale, next);
    } catch (error) {
      setShown(error instanceof Refused ? { refusal: error.refusal } : { problem: asAuthProblem(error) });
      setBusy(false);
    }
  };
  const cancelled = 'refusal' in shown && shown.refusal.code === 'line_login_cancelled';
  return (
    <div className="flex flex-col gap-4" data-testid="line-outcome" data-cancelled={cancelled}>
      {cancelled ? (
        <Notice kind="info" title={isLinking ? t('lineLinkCancelled') : t('lineCancelled')}>
          <p>{isLinking ? t('lineLinkCancelledText') : t('lineCancelledText')}</p>
        </Notice>
      ) : 'refusal' in shown ? (
        <RefusalNotice refusal={shown.refusal} />
      ) : (
        <AuthProblemNotice problem={shown.problem} />
      )}
      <Button kind="quiet" onPress={again} isPending={isBusy} data-testid="line-sign-in">
        {t('lineAgain')}
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
