import { collections } from '@pochitto/functions/domain/paths';
import {
  type SubmissionAttempt,
  submissionAttemptSchema,
} from '@pochitto/functions/domain/submission/submission_attempt';
import { where } from 'firebase/firestore';
import { useMemo } from 'react';
import { type Live, ofOne, useLiveQuery, type WithId } from '../../../lib/firebase/live.ts';
import type { StampSet } from '../use_set.ts';

/** `ofItsKind` numbers rehearsals and submissions separately, from 1. */
export type Attempt = WithId<SubmissionAttempt> & { readonly ofItsKind: number };

/** Subscribes to a set's rehearsals and submissions, latest first. */
export function useAttempts({ stamp }: StampSet): Live<readonly Attempt[]> {
  const attempts = useLiveQuery(
    `${stamp.userId} ${stamp.id}`,
    collections.submissionAttempts,
    [where('userId', '==', stamp.userId), where('stampId', '==', stamp.id)],
    submissionAttemptSchema,
    ofOne,
  );
  // There are few: sorted here, without an index.
  return useMemo(
    () =>
      attempts.state === 'ready'
        ? {
            state: 'ready',
            value: counted(attempts.value).toSorted((one, other) => other.attemptNo - one.attemptNo),
          }
        : attempts,
    [attempts],
  );
}

function counted(attempts: readonly WithId<SubmissionAttempt>[]): Attempt[] {
  return attempts.map((attempt) => ({
    ...attempt,
    ofItsKind: attempts.filter(
      ({ mode, attemptNo }) => mode === attempt.mode && attemptNo <= attempt.attemptNo,
    ).length,
  }));
}
