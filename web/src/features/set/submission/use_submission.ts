import { stampMayBeEdited } from '@pochitto/functions/domain/stamp';
import { useSetting } from '../../../lib/firebase/firebase.ts';
import { useWallet } from '../../../shared/wallet.ts';
import type { Check } from '../check/use_check.ts';
import type { StampSet } from '../use_set.ts';
import { type Hindrance, hindranceOf } from './hindrance.ts';
import { type Attempt, useAttempts } from './use_attempts.ts';
import { useElsewhere } from './use_elsewhere.ts';
import { type LineConnection, useLineConnection } from './use_line_connection.ts';
import { type Start, useStart } from './use_start.ts';
import { type SubmissionMoney, useSubmissionMoney } from './use_submission_money.ts';

/** All that decides whether a set can be rehearsed and submitted now, as it changes. */
export interface Submission {
  /** Whether the operator lets us; null while nobody knows. */
  readonly isAvailable: boolean | null;
  readonly connection: LineConnection;
  readonly hindrance: Hindrance | null;
  /** null while it is read, like the balance. */
  readonly money: SubmissionMoney | null;
  readonly balance: number | null;
  readonly start: Start;
  /** The latest first. */
  readonly attempts: readonly Attempt[];
  /** Whether this is a moment to begin one; where a session ran out, going on is offered in its place. */
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
