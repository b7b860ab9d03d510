import { errorTexts } from '@pochitto/functions/domain/errors';
import { useLocale, useTranslations } from 'use-intl';
import { stampState } from '../../../shared/stamp_state.tsx';
import type { SetTab } from '../set_tab.ts';
import type { StampSet } from '../use_set.ts';
import { AttemptCard, AttemptHeading, AttemptSteps } from './attempt_card.tsx';
import { AttemptEnd } from './attempt_end.tsx';
import { LeadsOn } from './leads_on.tsx';
import { Rejection } from './rejection.tsx';
import { ReviewState } from './review_state.tsx';
import type { Attempt } from './use_attempts.ts';
import type { Submission } from './use_submission.ts';

interface OnItsWayProps {
  readonly set: StampSet;
  readonly submission: Submission;
  readonly onTab: (tab: SetTab, at?: string) => void;
}

/** Progress of a set's rehearsals and submissions, and LINE's review; renders nothing before the first. */
export function OnItsWay({ set, submission, onTab }: OnItsWayProps) {
  const { stamp } = set;
  const { attempts } = submission;
  const isRejected = stampState(stamp, 0) === 'rejected';
  // A rejected set shows LINE's reasons instead of its attempt.
  const [first] = attempts;
  const latest = first && !(isRejected && first.mode === 'submit') ? first : null;
  return (
    <>
      {stamp.status === 'submitted' ? <ReviewState set={set} /> : null}
      {isApproved(stamp.reviewStatus) ? <LeadsOn set={set} onTab={onTab} /> : null}
      {isRejected ? <Rejection set={set} submission={submission} onTab={onTab} /> : null}
      {latest ? (
        <AttemptCard key={latest.id} attempt={latest}>
          <AttemptEnd set={set} attempt={latest} submission={submission} onTab={onTab} />
        </AttemptCard>
      ) : null}
      <EarlierAttempts attempts={latest ? attempts.slice(1) : attempts} />
    </>
  );
}

const isApproved = (status: StampSet['stamp']['reviewStatus']) =>
  status === 'approved' || status === 'waiting_for_sale' || status === 'on_sale';

/** Earlier attempts, collapsed. */
function EarlierAttempts({ attempts }: { attempts: readonly Attempt[] }) {
  const t = useTranslations('submission');
  if (attempts.length === 0) return null;
  return (
    <details className="rounded-card border border-line bg-card p-5" data-testid="earlier-attempts">
      <summary className="font-display text-base">{t('earlier', { count: attempts.length })}</summary>
      <ul className="mt-3 flex flex-col divide-y divide-line">
        {attempts.map((attempt) => (
          <li key={attempt.id} className="flex flex-col gap-2 py-4">
            <AttemptHeading attempt={attempt} />
            {attempt.errorCode ? <What code={attempt.errorCode} /> : null}
            <details>
              <summary className="text-note font-bold text-ink-soft">{t('flow')}</summary>
              <AttemptSteps attempt={attempt} />
            </details>
          </li>
        ))}
      </ul>
    </details>
  );
}

function What({ code }: { code: NonNullable<Attempt['errorCode']> }) {
  return <p className="text-sm">{errorTexts[useLocale()][code][0]}</p>;
}
