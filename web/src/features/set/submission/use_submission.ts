import { collections } from '@pochitto/functions/domain/paths';
import { type Stamp, stampMayBeEdited, stampSchema } from '@pochitto/functions/domain/stamps/stamp';
import { where } from 'firebase/firestore';
import { useSetting } from '../../../lib/firebase/firebase.ts';
import { useLiveQuery, type WithId } from '../../../lib/firebase/live.ts';
import { type LineSessionState, summaryState, useLineSession } from '../../../shared/line_session.tsx';
import { useWallet } from '../../../shared/wallet.ts';
import type { Check } from '../check/use_check.ts';
import type { StampSet } from '../use_set.ts';
import { type Attempt, useAttempts } from './use_attempts.ts';
import { type Start, useStart } from './use_start.ts';
import { type SubmissionMoney, useSubmissionMoney } from './use_submission_money.ts';

/** Everything that decides whether a set can be rehearsed and submitted now. */
export interface Submission {
  /** Whether the operator has enabled it; null while loading. */
  readonly isAvailable: boolean | null;
  readonly connection: LineConnection;
  readonly hindrance: Hindrance | null;
  /** null while loading, like the balance. */
  readonly money: SubmissionMoney | null;
  readonly balance: number | null;
  readonly start: Start;
  /** Latest first. */
  readonly attempts: readonly Attempt[];
  /** Whether to offer a new attempt; after an expired session, continuing is offered instead. */
  readonly isOffered: boolean;
}

export function useSubmission(set: StampSet, check: Check): Submission {
  const connection = useLineConnection(set.stamp.userId);
  const elsewhere = useElsewhere(set);
  const live = useAttempts(set);
  if (live.state === 'failed') throw live.error;
  const attempts = live.state === 'ready' ? live.value : [];
  const wallet = useWallet(set.stamp.userId);
  return {
    isAvailable: useSetting('submissionAvailable'),
    connection,
    hindrance: hindranceOf({ connection, check, elsewhere }),
    money: useSubmissionMoney(set),
    balance: wallet.state === 'ready' ? wallet.value.balance : null,
    start: useStart(set),
    attempts,
    isOffered: stampMayBeEdited(set.stamp) && attempts[0]?.status !== 'session_expired',
  };
}

/** Another set of the person that is being submitted: only one at a time is allowed. */
function useElsewhere({ stamp }: StampSet): WithId<Stamp> | null {
  const running = useLiveQuery(
    `${stamp.userId} running`,
    collections.stamps,
    [
      where('userId', '==', stamp.userId),
      where('deletedAt', '==', null),
      where('submission.isRunning', '==', true),
    ],
    stampSchema,
    2,
  );
  if (running.state !== 'ready') return null;
  return running.value.find(({ id }) => id !== stamp.id) ?? null;
}

export type LineConnection =
  | { readonly state: Exclude<LineSessionState, 'active'> | 'loading' }
  | { readonly state: 'active'; readonly verifiedAt: Date | null; readonly creatorName: string | null };

/** Subscribes to whether the person's LINE session can be used. */
function useLineConnection(uid: string): LineConnection {
  const summary = useLineSession(uid);
  if (summary.state === 'failed') throw summary.error;
  if (summary.state === 'loading') return { state: 'loading' };
  if (summary.state === 'missing') return { state: 'none' };
  const { verifiedAt, creatorName } = summary.value;
  const state = summaryState(summary.value);
  return state === 'active' ? { state, verifiedAt, creatorName } : { state };
}

/** Why a set can be neither rehearsed nor submitted right now. */
export type Hindrance =
  | { readonly kind: 'loading' | 'not_connected' | 'expired' | 'other_creator' | 'checking' | 'check_failed' }
  | { readonly kind: 'blocked'; readonly count: number }
  | { readonly kind: 'elsewhere'; readonly stampId: string };

interface Situation {
  readonly connection: LineConnection;
  readonly check: Pick<Check, 'result' | 'error' | 'isRunning'>;
  /** The set that is being submitted. */
  readonly elsewhere: { readonly id: string } | null;
}

/** Returns the first hindrance to resolve; null if there is none. */
function hindranceOf({ connection, check, elsewhere }: Situation): Hindrance | null {
  if (connection.state === 'loading') return { kind: 'loading' };
  if (connection.state === 'expired' || connection.state === 'other_creator') {
    return { kind: connection.state };
  }
  if (connection.state !== 'active') return { kind: 'not_connected' };
  if (elsewhere) return { kind: 'elsewhere', stampId: elsewhere.id };
  if (check.error) return { kind: 'check_failed' };
  if (check.result === null || check.isRunning) return { kind: 'checking' };
  const count = check.result.findings.filter(({ level }) => level === 'block').length;
  return count > 0 ? { kind: 'blocked', count } : null;
}
