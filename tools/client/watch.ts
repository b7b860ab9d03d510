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
import { type DocumentData, doc, onSnapshot } from 'firebase/firestore';
import type { Browser } from './person.ts';
import { until } from './until.ts';

type Reader = Pick<Browser, 'firestore'>;

interface Watched<Value> {
  readonly path: string;
  /** Parses the document; undefined = it does not exist. */
  readonly parse: (data: DocumentData | undefined) => Value;
}

/** Resolves with a document once it matches, watched like the page does; by default waits up to two minutes. */
function untilDocument<Value>(
  { firestore }: Reader,
  { path, parse }: Watched<Value>,
  isIt: (value: Value) => boolean,
  { what, seconds }: { readonly what: string; readonly seconds?: number | undefined },
): Promise<Value> {
  return until<Value>(
    (look, fail) =>
      onSnapshot(
        doc(firestore, path),
        (snapshot) => look(parse(snapshot.data({ serverTimestamps: 'estimate' }))),
        fail,
      ),
    isIt,
    { what, ...(seconds ? { seconds } : {}) },
  );
}

/** Resolves with a submission attempt once it has ended. */
export async function untilAttemptEnds(
  reader: Reader,
  stampId: string,
  attemptNo: number,
): Promise<SubmissionAttempt> {
  const path = documents.submissionAttempt(stampId, attemptNo);
  const parse = (data: DocumentData | undefined) => (data ? submissionAttemptSchema.parse(data) : null);
  const isEnded = (attempt: SubmissionAttempt | null) => attempt !== null && attempt.status !== 'submitting';
  const what = `the end of attempt ${attemptNo}`;
  const attempt = await untilDocument(reader, { path, parse }, isEnded, { what, seconds: 200 });
  if (attempt === null) throw new Error(`Attempt ${attemptNo} has gone.`);
  return attempt;
}

/** Resolves with the set once it matches. */
export function untilSet(
  reader: Reader,
  stampId: string,
  isIt: (set: Stamp) => boolean,
  what: string,
  seconds?: number,
): Promise<Stamp> {
  const parse = (data: DocumentData | undefined) => stampSchema.parse(data);
  return untilDocument(reader, { path: documents.stamp(stampId), parse }, isIt, { what, seconds });
}

/** Resolves with the conversion once it matches. */
export function untilConversion(
  reader: Reader,
  conversionId: string,
  isIt: (conversion: ImageConversion) => boolean,
  what: string,
  seconds?: number,
): Promise<ImageConversion> {
  const path = documents.imageConversion(conversionId);
  const parse = (data: DocumentData | undefined) => imageConversionSchema.parse(data);
  return untilDocument(reader, { path, parse }, isIt, { what, seconds });
}
