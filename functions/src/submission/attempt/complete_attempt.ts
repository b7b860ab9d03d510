import { type DocumentReference, FieldValue, Timestamp, type Transaction } from 'firebase-admin/firestore';
import { noLease } from '../../domain/lease.ts';
import { noticeTitle } from '../../domain/notices/notice.ts';
import { documents, ids } from '../../domain/paths.ts';
import { calledName, stampSchema } from '../../domain/stamps/stamp.ts';
import {
  type AttemptStatus,
  type AttemptStep,
  attemptMayBecome,
  type SubmissionAttempt,
  submissionAttemptSchema,
  submissionLockSchema,
} from '../../domain/submission/submission_attempt.ts';
import { LeaseLostError } from '../../jobs/index.ts';
import { prepareNotice } from '../../notices/index.ts';
import type { Context } from '../../platform/context.ts';
import { log } from '../../platform/log.ts';
import { readDocument } from '../../platform/read_document.ts';
import { changeStatus } from '../../stamps/index.ts';
import { nothingToWrite, prepareSubmissionRefund, withLedger } from '../../tokens/index.ts';
import { writeSubmitted } from '../review/write_submitted.ts';
import { type AttemptEnd, failureOf } from './attempt_end.ts';

type Fields = Partial<Omit<SubmissionAttempt, 'status' | 'createdAt' | 'updatedAt'>>;

interface AttemptCompletion {
  readonly attempt: SubmissionAttempt;
  /** The lease of the run that ends it; null if no run has it. */
  readonly leaseId: string | null;
  readonly end: AttemptEnd;
  readonly steps: readonly AttemptStep[];
}

/**
 * Ends an attempt in one transaction: its document, the set, the person's lock and the refund. The charge is refunded
 * unless the site has, or may have, a request of this attempt.
 *
 * @throws LeaseLostError if another run has the lease
 */
export async function completeAttempt(
  context: Context,
  { attempt: { userId, stampId, attemptNo }, leaseId, end, steps }: AttemptCompletion,
): Promise<void> {
  const { firestore } = context;
  const reference = firestore.doc(documents.submissionAttempt(stampId, attemptNo));
  await withLedger(context, userId, async (transaction) => {
    const attempt = readDocument(submissionAttemptSchema, await transaction.get(reference));
    if (attempt?.status !== 'submitting') throw new LeaseLostError();
    if (leaseId !== null && attempt.leaseId !== leaseId) throw new LeaseLostError();
    const writeStamp = await readStampEnd(context, transaction, attempt, end);
    const lockReference = firestore.doc(documents.submissionLock(userId));
    const lock = readDocument(submissionLockSchema, await transaction.get(lockReference));
    const isKept = attempt.mode === 'rehearsal' || end.isRequested;
    const giveBack = isKept
      ? nothingToWrite
      : await prepareSubmissionRefund(context, transaction, { stampId, attemptNo });
    const updatedAt = FieldValue.serverTimestamp();
    giveBack();
    changeAttempt(transaction, reference, attempt, {
      to: end.status,
      errorCode: end.code,
      errorMessage: end.message,
      siteErrors: end.siteErrors,
      drift: end.drift,
      steps: [...steps],
      ...noLease,
    });
    if (lock?.stampId === stampId && lock.attemptNo === attemptNo) {
      transaction.update(lockReference, { stampId: null, attemptNo: null, updatedAt });
    }
    writeStamp();
  });
  log.info('submission ended', { stampId, attemptNo, status: end.status, code: end.code });
}

/** A set that was deleted in the meantime is not changed. */
async function readStampEnd(
  context: Context,
  transaction: Transaction,
  { userId, stampId, attemptNo, mode }: SubmissionAttempt,
  end: AttemptEnd,
): Promise<() => void> {
  const { firestore, now } = context;
  const reference = firestore.doc(documents.stamp(stampId));
  const stamp = readDocument(stampSchema, await transaction.get(reference));
  if (!stamp || stamp.deletedAt) return () => {};
  const { reviewStatus, status } = end;
  // An expired session has its own notice, and the person watches a rehearsal on the page.
  const tell =
    status === 'failed' && mode === 'submit'
      ? await prepareNotice(context, transaction, {
          userId,
          cause: ids.submissionAttempt(stampId, attemptNo),
          about: { kind: 'submission_failed', stampId, title: noticeTitle(calledName(stamp)) },
        })
      : nothingToWrite;
  return () => {
    tell();
    transaction.update(reference, {
      'submission.isRunning': false,
      updatedAt: FieldValue.serverTimestamp(),
    });
    if (reviewStatus !== null) {
      return writeSubmitted(transaction, reference, stamp, {
        reviewStatus,
        at: Timestamp.fromDate(now()),
      });
    }
    if (mode === 'rehearsal' || status === 'submitted') return;
    changeStatus(transaction, reference, stamp, { to: status, failure: failureOf(end) });
    transaction.update(reference, { 'submission.outcome': status });
  };
}

/**
 * The only function that changes the status of an attempt. `attempt` must have been read in the same transaction.
 * Throws `LeaseLostError` if the transition table does not allow the change, because another run has ended the
 * attempt.
 */
function changeAttempt(
  transaction: Transaction,
  reference: DocumentReference,
  { status }: Pick<SubmissionAttempt, 'status'>,
  { to, ...fields }: Fields & { readonly to: AttemptStatus },
): void {
  if (!attemptMayBecome(status, to)) throw new LeaseLostError();
  transaction.update(reference, { ...fields, status: to, updatedAt: FieldValue.serverTimestamp() });
}
