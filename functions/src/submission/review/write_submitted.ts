import {
  type DocumentReference,
  FieldValue,
  type Timestamp,
  type Transaction,
} from 'firebase-admin/firestore';
import type { Stamp } from '../../domain/stamps/stamp.ts';
import { isUnderReview, type ReviewStatus } from '../../domain/submission/review_status.ts';
import { changeStatus } from '../../stamps/index.ts';

interface Submitted {
  readonly reviewStatus: ReviewStatus;
  readonly at: Timestamp;
}

/**
 * Changes a set to `submitted` from any state in which nothing runs, because the status at the site decides.
 * `stamp` must have been read in the same transaction. Only writes.
 *
 * @returns the changed set
 */
export function moveToSubmitted(transaction: Transaction, reference: DocumentReference, stamp: Stamp): Stamp {
  if (stamp.status === 'submitted') return stamp;
  if (stamp.status !== 'submitting') changeStatus(transaction, reference, stamp, { to: 'submitting' });
  changeStatus(transaction, reference, { ...stamp, status: 'submitting' }, { to: 'submitted' });
  return { ...stamp, status: 'submitted' };
}

/** Records that the site has the set's request. */
export function writeSubmitted(
  transaction: Transaction,
  reference: DocumentReference,
  stamp: Stamp,
  { reviewStatus, at }: Submitted,
): void {
  moveToSubmitted(transaction, reference, stamp);
  transaction.update(reference, {
    reviewStatus,
    reviewMessage: null,
    'submission.outcome': 'submitted',
    'submission.rejected': [],
    'submission.clauses': [],
    'submission.reviewCheckedAt': at,
    'submission.nextReviewCheckAt': nextReviewCheckAt(reviewStatus, at.toDate()),
    updatedAt: FieldValue.serverTimestamp(),
  });
}

const hour = 3_600_000;
/** Slightly less than the schedule's interval, so no check slips to the next run. */
const soon = hour - 5 * 60_000;
const daily = 24 * hour - 5 * 60_000;

/**
 * Returns when to check the review again: hourly while LINE reviews, daily until the set is on sale, then never
 * (null).
 */
export function nextReviewCheckAt(status: ReviewStatus, at: Date): Date | null {
  if (isUnderReview(status)) return new Date(at.getTime() + soon);
  const waits = status === 'approved' || status === 'waiting_for_sale';
  return waits ? new Date(at.getTime() + daily) : null;
}
