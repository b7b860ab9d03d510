import { documents } from '@pochitto/functions/domain/paths';
import {
  type SubmissionAttempt,
  submissionAttemptSchema,
} from '@pochitto/functions/domain/submission/submission_attempt';
import { doc, onSnapshot } from 'firebase/firestore';
import type { Browser } from './person.ts';
import { until } from './until.ts';

/** Resolves with a submission attempt once it has ended, watched like the page does. */
export async function untilAttemptEnds(
  { firestore }: Browser,
  stampId: string,
  attemptNo: number,
): Promise<SubmissionAttempt> {
  const path = documents.submissionAttempt(stampId, attemptNo);
  const attempt = await until<SubmissionAttempt | null>(
    (look, fail) =>
      onSnapshot(
        doc(firestore, path),
        (each) => {
          const data = each.data({ serverTimestamps: 'estimate' });
          look(data ? submissionAttemptSchema.parse(data) : null);
        },
        fail,
      ),
    (seen) => seen !== null && seen.status !== 'submitting',
    { what: `the end of attempt ${attemptNo}`, seconds: 200 },
  );
  if (attempt === null) throw new Error(`Attempt ${attemptNo} has gone.`);
  return attempt;
}
