import { FieldValue, Timestamp } from 'firebase-admin/firestore';
import { documents } from '../../domain/paths.ts';
import { type Stamp, stampSchema } from '../../domain/stamps/stamp.ts';
import { isRequested, type ReviewStatus } from '../../domain/submission/review_status.ts';
import type { Context } from '../../platform/context.ts';
import { log } from '../../platform/log.ts';
import { readDocument } from '../../platform/read_document.ts';
import { transact } from '../../platform/transact.ts';
import { changeStatus } from '../../stamps/index.ts';
import { nextReviewCheckAt } from './next_review_check.ts';
import { rejectionReasons } from './rejection_reasons.ts';
import { moveToSubmitted, writeSubmitted } from './write_submitted.ts';

/** What was seen at the site. `status` null: it has no such item any more. */
export interface Seen {
  readonly stampId: string;
  readonly itemId: string;
  readonly status: ReviewStatus | null;
  /** LINE's message about a rejection, where there is one. */
  readonly rejection: string | null;
}

/** Whether the site's word can change anything: the set is not being made or handed in just now. */
export function mayCheckReview({ status, deletedAt, submission, creatorsMarketId }: Stamp): boolean {
  const isResting = ['generated', 'submitted', 'failed', 'session_expired'].includes(status);
  return !deletedAt && isResting && !submission.isRunning && creatorsMarketId !== null;
}

/**
 * Brings a set to what the site says of it: handed in, approved, on sale; rejected, which sends it back to be mended with
 * what LINE names; or taken back by the person themselves. A set that changed meanwhile is left for the next look.
 */
export async function applyReview(
  { firestore, now }: Context,
  { stampId, itemId, status, rejection }: Seen,
): Promise<void> {
  const reference = firestore.doc(documents.stamp(stampId));
  const at = Timestamp.fromDate(now());
  await transact(firestore, async (transaction) => {
    const stamp = readDocument(stampSchema, await transaction.get(reference));
    if (!stamp || !mayCheckReview(stamp) || stamp.creatorsMarketId !== itemId) return;
    if (status !== null && isRequested(status)) {
      return writeSubmitted(transaction, reference, stamp, { reviewStatus: status, at });
    }
    const isNews = status === 'rejected' && stamp.reviewStatus !== 'rejected';
    // Rejected before anybody saw that it was handed in.
    const isLate = isNews && stamp.status !== 'generated';
    const current = isLate ? moveToSubmitted(transaction, reference, stamp) : stamp;
    if (current.status === 'submitted') changeStatus(transaction, reference, current, { to: 'generated' });
    transaction.update(reference, {
      ...(isNews ? rejected(stamp, rejection) : {}),
      ...(status === 'rejected' || stamp.status !== 'submitted' ? {} : { 'submission.outcome': 'failed' }),
      ...(status === null ? { creatorsMarketId: null } : {}),
      reviewStatus: status,
      'submission.reviewCheckedAt': at,
      'submission.nextReviewCheckAt': nextReviewCheckAt(status ?? 'editing', at.toDate()),
      updatedAt: FieldValue.serverTimestamp(),
    });
  });
  log.info('review looked at', { stampId, status });
}

const textChapter = '2.';

function rejected({ submission }: Stamp, text: string | null): Record<string, unknown> {
  const { clauses, stickers } = rejectionReasons(text ?? '');
  // Where the texts alone are named, the same pictures may come again.
  const isText = clauses.length > 0 && clauses.every((clause) => clause.startsWith(textChapter));
  return {
    reviewMessage: text?.slice(0, 5000) ?? null,
    'submission.outcome': 'rejected',
    'submission.rejected': stickers,
    'submission.clauses': clauses.slice(0, 40),
    'submission.rejectedImages': isText && stickers.length === 0 ? null : submission.requestedImages,
  };
}
