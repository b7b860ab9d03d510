import {
  type DocumentReference,
  FieldValue,
  type Timestamp,
  type Transaction,
} from 'firebase-admin/firestore';
import type { Stamp } from '../../domain/stamps/stamp.ts';
import type { ReviewStatus } from '../../domain/submission/review_status.ts';
import { changeStatus } from '../../stamps/index.ts';
import { nextReviewCheckAt } from './next_review_check.ts';

interface Submitted {
  readonly reviewStatus: ReviewStatus;
  readonly at: Timestamp;
}

/**
 * Changes a set to `submitted` from any state in which nothing runs, because the status at the site decides. `stamp` must
 * have been read in the same transaction; returns it as changed. Writes only.
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
