import { documents } from '@pochitto/functions/domain/paths';
import { type Stamp, stampSchema } from '@pochitto/functions/domain/stamps/stamp';
import {
  type ImageConversion,
  imageConversionSchema,
} from '@pochitto/functions/domain/studio/image_conversion';
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

/** Resolves with the set once it matches, watched like the page does; by default waits up to two minutes. */
export function untilSet(
  { firestore }: Browser,
  stampId: string,
  isIt: (set: Stamp) => boolean,
  what: string,
  seconds?: number,
): Promise<Stamp> {
  return until<Stamp>(
    (look, fail) =>
      onSnapshot(
        doc(firestore, 'stamps', stampId),
        (snapshot) => look(stampSchema.parse(snapshot.data({ serverTimestamps: 'estimate' }))),
        fail,
      ),
    isIt,
    { what, ...(seconds ? { seconds } : {}) },
  );
}

/** Resolves with the conversion once it matches, watched like the page does; by default waits up to two minutes. */
export function untilConversion(
  { firestore }: Pick<Browser, 'firestore'>,
  conversionId: string,
  isIt: (conversion: ImageConversion) => boolean,
  what: string,
  seconds?: number,
): Promise<ImageConversion> {
  return until<ImageConversion>(
    (look, fail) =>
      onSnapshot(
        doc(firestore, documents.imageConversion(conversionId)),
        (snapshot) => look(imageConversionSchema.parse(snapshot.data({ serverTimestamps: 'estimate' }))),
        fail,
      ),
    isIt,
    { what, ...(seconds ? { seconds } : {}) },
  );
}
