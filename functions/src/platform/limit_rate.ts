import { createHash } from 'node:crypto';
import {
  type DocumentReference,
  FieldValue,
  GrpcStatus,
  Timestamp,
  type WriteResult,
} from 'firebase-admin/firestore';
import { z } from 'zod';
import { PochittoError } from '../domain/errors.ts';
import type { Allowance } from '../domain/limits.ts';
import { documents } from '../domain/paths.ts';
import { japanDay, startOfJapanDay, timestamp } from '../domain/timestamp.ts';
import type { Context } from './context.ts';
import { readDocument } from './read_document.ts';
import { within } from './within.ts';

/** The action and who does it: a uid, or the keyed hash of an address. Only their SHA-256 is stored. */
interface Counted {
  readonly action: string;
  readonly who: string;
}

const minute = 60_000;
const day = 1440 * minute;
/** The first request of a process also opens the connection to Firestore. */
const firstPatienceMs = 10_000;
let hasAnswered = false;

/**
 * Counts an action, including rejected ones. Instead of a transaction, an increment is committed and the document
 * is read at exactly that commit, so each call gets its own number and exactly `perMinute` and `perDay` calls pass.
 * A counter that cannot be written or read in time counts as used up.
 *
 * @throws PochittoError `too_often`, with the seconds until the next try
 */
export async function limitRate(
  { firestore, now, counterPatienceMs }: Pick<Context, 'firestore' | 'now' | 'counterPatienceMs'>,
  { action, who }: Counted,
  { perMinute, perDay }: Allowance,
): Promise<void> {
  const called = now();
  const at = called.getTime();
  const dayStart = startOfJapanDay(japanDay(called)).getTime();
  const minuteOfDay = `${Math.floor((at - dayStart) / minute)}`;
  const hash = createHash('sha256').update(`${action}\n${who}\n${dayStart}`).digest('base64url');
  const reference = firestore.doc(documents.rateLimit(hash));
  const counter = await inTime(counterPatienceMs, async () => {
    const { writeTime } = await reference.set(
      {
        count: FieldValue.increment(1),
        minutes: { [minuteOfDay]: FieldValue.increment(1) },
        expiresAt: Timestamp.fromMillis(dayStart + day + 60 * minute),
        createdAt: Timestamp.fromMillis(dayStart),
        updatedAt: FieldValue.serverTimestamp(),
      },
      { merge: true },
    );
    return readAt(firestore, reference, writeTime);
  });
  if (counter.count > perDay) throw tooOften(dayStart + day - at);
  if ((counter.minutes[minuteOfDay] ?? 0) > perMinute) throw tooOften(minute - ((at - dayStart) % minute));
}

async function readAt(
  firestore: Context['firestore'],
  reference: DocumentReference,
  readTime: WriteResult['writeTime'],
) {
  const snapshot = await firestore.runTransaction((transaction) => transaction.get(reference), {
    readOnly: true,
    readTime,
  });
  const counter = readDocument(rateLimitDocument, snapshot);
  if (!counter) throw new Error(`${reference.path} was written and is not there.`);
  return counter;
}

const tooOften = (milliseconds: number) =>
  new PochittoError('too_often', undefined, { retryAfterSeconds: Math.ceil(milliseconds / 1000) });

async function inTime<Result>(patienceMs: number, work: () => Promise<Result>): Promise<Result> {
  const milliseconds = hasAnswered ? patienceMs : Math.max(patienceMs, firstPatienceMs);
  try {
    const result = await within(milliseconds, work(), () => tooOften(1000));
    hasAnswered = true;
    return result;
  } catch (error) {
    throw isBusy(error) ? tooOften(1000) : error;
  }
}

const busy: ReadonlySet<unknown> = new Set([
  GrpcStatus.ABORTED,
  GrpcStatus.DEADLINE_EXCEEDED,
  GrpcStatus.RESOURCE_EXHAUSTED,
  GrpcStatus.UNAVAILABLE,
]);

const isBusy = (error: unknown) => error instanceof Error && 'code' in error && busy.has(error.code);

/**
 * Number of actions on one day in Japan, under a hash of action, person and day. Rejected calls count too. No
 * client reads it.
 */
const rateLimitDocument = z.object({
  count: z.number().int().min(1),
  /** Number of actions by minute of the day, 0 to 1439. */
  minutes: z.record(z.string(), z.number().int().min(1)),
  /** Some time after the day; a TTL policy on this field deletes the document. */
  expiresAt: timestamp,
  /** When the day started. */
  createdAt: timestamp,
  updatedAt: timestamp,
});
