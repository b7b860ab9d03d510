import { type DocumentReference, FieldValue, Timestamp, type Transaction } from 'firebase-admin/firestore';
import type { ErrorCode } from '../../domain/error_codes.ts';
import { errorTexts, PochittoError } from '../../domain/errors.ts';
import { noLease } from '../../domain/lease.ts';
import { noticeTitle } from '../../domain/notices/notice.ts';
import { documents, ids } from '../../domain/paths.ts';
import { calledName, stampSchema } from '../../domain/stamps/stamp.ts';
import type { ReviewStatus } from '../../domain/submission/review_status.ts';
import {
  type AttemptStatus,
  type AttemptStep,
  attemptMayBecome,
  type SubmissionAttempt,
  type SubmissionStep,
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
import { SiteError, type SiteErrorKind } from '../../vendors/creators-market/site.ts';
import { writeSubmitted } from '../review/write_submitted.ts';

/** How an attempt ends. */
export interface AttemptEnd {
  readonly status: Exclude<AttemptStatus, 'submitting'>;
  /** The status at the site, once it has the request. */
  readonly reviewStatus: ReviewStatus | null;
  readonly code: ErrorCode | null;
  /** For operators, English. */
  readonly message: string | null;
  readonly siteErrors: SubmissionAttempt['siteErrors'];
  readonly drift: SubmissionAttempt['drift'];
  /** Whether the site may have received a request in this attempt; then it is not refunded. */
  readonly isRequested: boolean;
}

interface Rule {
  readonly status: 'failed' | 'session_expired';
  readonly code: ErrorCode;
  /** Whether the site may be visited once more before it ends. */
  readonly isTriedAgain: boolean;
  /** Whether the site has clearly refused, even after the click. */
  readonly isAnswer: boolean;
}

const failed = (code: ErrorCode, more: Partial<Rule> = {}): Rule => ({
  status: 'failed',
  code,
  isTriedAgain: false,
  isAnswer: false,
  ...more,
});

/** What each failure at the site means for the attempt. */
const endRules: Readonly<Record<SiteErrorKind, Rule>> = {
  session_lost: failed('submission_session_expired', { status: 'session_expired' }),
  no_creator: failed('line_creator_missing'),
  refused: failed('submission_site_refused', { isAnswer: true }),
  title_taken: failed('submission_title_taken', { isAnswer: true }),
  limit_day: failed('submission_limit_day', { isAnswer: true }),
  drift: failed('submission_site_changed'),
  unavailable: failed('submission_site_down', { isTriedAgain: true }),
  // Before the click, the answer to a save was lost: the next run searches for the item.
  outcome_unknown: failed('submission_site_down', { isTriedAgain: true }),
};

const bug: Rule = failed('submission_failed', { isTriedAgain: true });
const noSession: Rule = failed('submission_session_expired', { status: 'session_expired' });

/** The rule for a thrown error. */
export function ruleFor(error: unknown): Rule {
  if (error instanceof SiteError) return endRules[error.kind];
  const code = error instanceof PochittoError ? error.code : null;
  if (code === 'line_session_none' || code === 'submission_session_expired') return noSession;
  return error instanceof PochittoError && error.kind === 'expected' ? failed(error.code) : bug;
}

/**
 * Builds the end of an attempt that failed with `error`. The request may have been clicked, see `mayHaveRequested`.
 */
export function endBy(
  error: unknown,
  { step, mayHaveRequested }: { step: SubmissionStep; mayHaveRequested: boolean },
): AttemptEnd {
  const rule = ruleFor(error);
  const isOpen = mayHaveRequested && !rule.isAnswer;
  const site = error instanceof SiteError ? error : null;
  return {
    status: rule.status,
    reviewStatus: null,
    code: isOpen && rule.status === 'failed' ? 'submission_outcome_unknown' : rule.code,
    message: (error instanceof Error ? error.message : String(error)).slice(0, 2000),
    siteErrors: (site?.complaints ?? []).slice(0, 100).map(({ where, text }) => ({
      where: where.slice(0, 80),
      text: text.slice(0, 500),
    })),
    drift:
      site?.kind === 'drift'
        ? {
            step,
            expected: (site.expected ?? '').slice(0, 500),
            found: (site.found ?? '').slice(0, 500),
          }
        : null,
    isRequested: isOpen,
  };
}

/** The end of an attempt that completed all its steps. */
export function goodEnd(reviewStatus: ReviewStatus | null, isRequested: boolean): AttemptEnd {
  return {
    status: 'submitted',
    code: null,
    message: null,
    siteErrors: [],
    drift: null,
    reviewStatus,
    isRequested,
  };
}

/** The message that a set keeps about a failed attempt. */
function failureOf({ code, message }: AttemptEnd): { code: ErrorCode; message: string } {
  const known = code ?? 'submission_failed';
  return { code: known, message: message ?? errorTexts.en[known][0] };
}

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
