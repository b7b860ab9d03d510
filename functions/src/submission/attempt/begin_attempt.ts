import { FieldValue, type Transaction } from 'firebase-admin/firestore';
import { PochittoError } from '../../domain/errors.ts';
import { unleased } from '../../domain/lease.ts';
import { collections, documents } from '../../domain/paths.ts';
import { type Stamp, stampSchema } from '../../domain/stamps/stamp.ts';
import { lineSessionSchema } from '../../domain/submission/line_session.ts';
import {
  maxRequestsPerDay,
  type SubmissionLock,
  type SubmissionMode,
  submissionAttemptSchema,
  submissionLockSchema,
} from '../../domain/submission/submission_attempt.ts';
import type { SubmissionForm } from '../../domain/submission/submission_form.ts';
import { japanDay } from '../../domain/timestamp.ts';
import { enqueueJob } from '../../jobs/index.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { log } from '../../platform/log.ts';
import { readDocument } from '../../platform/read_document.ts';
import { transact } from '../../platform/transact.ts';
import { changeStatus } from '../../stamps/index.ts';
import { nothingToWrite, prepareSubmissionCharge, withLedger } from '../../tokens/index.ts';
import { requireSite } from '../session/connect_line.ts';
import {
  isSameSet,
  type PreparedSubmission,
  prepareSubmission,
  requireSubmittable,
} from './prepare_submission.ts';
import { submissionJob } from './submission_job.ts';

interface Order {
  readonly stampId: string;
  readonly requestId: string;
  readonly mode: SubmissionMode;
  /** Throws if the form is not what the person confirmed. */
  readonly confirm: (form: SubmissionForm, revision: number) => void;
}

/**
 * Starts a submission attempt: first the checks and the package, then all conditions in one transaction, then the
 * task. The same request id starts only one attempt.
 */
export async function beginAttempt(
  context: Context,
  { uid }: Pick<Caller, 'uid'>,
  order: Order,
): Promise<{ attemptNo: number }> {
  requireSite(context);
  const { stampId } = order;
  const attemptNo = (await findStartedAttempt(context, uid, order)) ?? (await beginNew(context, uid, order));
  await enqueueJob(context, submissionJob, { id: { stampId, attemptNo }, about: {} }, 'first');
  return { attemptNo };
}

async function beginNew(context: Context, uid: string, order: Order): Promise<number> {
  const { stampId, mode } = order;
  try {
    await lookFirst(context, uid, order);
    const ready = await prepareSubmission(context, { uid }, stampId);
    order.confirm(ready.form, ready.stamp.revision);
    const attemptNo = await withLedger(context, uid, (transaction) =>
      begin(context, transaction, { uid, order, ready }),
    );
    log.info('submission begun', { stampId, attemptNo, mode });
    return attemptNo;
  } catch (error) {
    // A concurrent call with the same request id may have started it, which makes this one fail.
    const startedAttempt = await findStartedAttempt(context, uid, order);
    if (startedAttempt === null) throw error;
    return startedAttempt;
  }
}

/** Rejects early, before the package is made. The transaction that starts the attempt checks again. */
async function lookFirst(context: Context, uid: string, { stampId, mode }: Order): Promise<void> {
  const { firestore } = context;
  const readState = async (transaction: Transaction) => {
    const snapshot = await transaction.get(firestore.doc(documents.stamp(stampId)));
    requireSubmittable(readDocument(stampSchema, snapshot), uid);
    await readRateSlot(context, transaction, uid, mode);
    await requireSession(context, transaction, uid);
  };
  await transact(firestore, readState, { readOnly: true });
}

/** Returns the attempt number that this request id has already started; null if none. */
async function findStartedAttempt(
  { firestore }: Context,
  uid: string,
  { stampId, requestId }: Order,
): Promise<number | null> {
  const { docs } = await firestore
    .collection(collections.submissionAttempts)
    .where('userId', '==', uid)
    .where('stampId', '==', stampId)
    .where('requestId', '==', requestId)
    .limit(1)
    .get();
  const [found] = docs;
  return found ? (readDocument(submissionAttemptSchema, found)?.attemptNo ?? null) : null;
}

interface Begin {
  readonly uid: string;
  readonly order: Order;
  readonly ready: PreparedSubmission;
}

async function begin(
  context: Context,
  transaction: Transaction,
  { uid, order, ready }: Begin,
): Promise<number> {
  const { firestore } = context;
  const { stampId, mode, requestId } = order;
  const reference = firestore.doc(documents.stamp(stampId));
  const stamp = readDocument(stampSchema, await transaction.get(reference));
  // Starting an attempt writes the set. The set is locked here, so earlier attempts can be read outside the
  // transaction.
  const startedAttempt = await findStartedAttempt(context, uid, order);
  if (startedAttempt !== null) return startedAttempt;
  requireSubmittable(stamp, uid);
  if (!isSameSet(stamp, ready.stamp)) throw new PochittoError('submission_changed');
  const lock = await readRateSlot(context, transaction, uid, mode);
  await requireSession(context, transaction, uid);
  const attemptNo = stamp.submission.attemptNo + 1;
  if (mode === 'submit') requireOtherImages(stamp, ready);
  const pay =
    mode === 'submit'
      ? await prepareSubmissionCharge(context, transaction, {
          uid,
          stampId,
          attemptNo,
          previous: stamp.submission.outcome,
        })
      : nothingToWrite;
  pay();
  const now = FieldValue.serverTimestamp();
  const times = { createdAt: now, updatedAt: now };
  transaction.set(firestore.doc(documents.submissionLock(uid)), { ...lock, stampId, attemptNo, ...times });
  transaction.create(firestore.doc(documents.submissionAttempt(stampId, attemptNo)), {
    userId: uid,
    stampId,
    attemptNo,
    mode,
    requestId,
    status: 'submitting',
    errorCode: null,
    errorMessage: null,
    siteErrors: [],
    drift: null,
    steps: [],
    form: ready.form,
    revision: stamp.revision,
    packagePath: ready.packagePath,
    imagesDigest: ready.imagesDigest,
    requestedAt: null,
    ...unleased,
    ...times,
  });
  if (mode === 'submit') {
    changeStatus(transaction, reference, stamp, {
      to: 'submitting',
      isRetry: stamp.submission.outcome !== 'none',
    });
  }
  transaction.update(reference, {
    'submission.attemptNo': attemptNo,
    'submission.isRunning': true,
    updatedAt: now,
  });
  return attemptNo;
}

/**
 * Allows one submission at a time and at most the site's number of requests per day; days start at midnight in
 * Japan.
 */
async function readRateSlot(
  { firestore, now }: Context,
  transaction: Transaction,
  uid: string,
  mode: SubmissionMode,
): Promise<Pick<SubmissionLock, 'userId' | 'day' | 'requests'>> {
  const snapshot = await transaction.get(firestore.doc(documents.submissionLock(uid)));
  const lock = readDocument(submissionLockSchema, snapshot);
  if (lock?.stampId) throw new PochittoError('submission_running');
  const day = japanDay(now());
  const requests = lock?.day === day ? lock.requests : 0;
  if (mode === 'submit' && requests >= maxRequestsPerDay) throw new PochittoError('submission_limit_day');
  return { userId: uid, day, requests };
}

async function requireSession({ firestore }: Context, transaction: Transaction, uid: string): Promise<void> {
  const session = readDocument(
    lineSessionSchema,
    await transaction.get(firestore.doc(documents.lineSession(uid))),
  );
  if (session?.status === 'expired') throw new PochittoError('submission_session_expired');
  if (session?.status !== 'active') throw new PochittoError('line_session_none');
  if (session.otherCreator) throw new PochittoError('line_other_creator');
}

function requireOtherImages(
  { submission: { rejectedImages } }: Stamp,
  { imagesDigest }: PreparedSubmission,
): void {
  if (rejectedImages === imagesDigest) throw new PochittoError('submission_same_images');
}
