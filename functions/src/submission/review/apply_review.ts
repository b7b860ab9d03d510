import { FieldValue, Timestamp, type Transaction } from 'firebase-admin/firestore';
import { PochittoError } from '../../domain/errors.ts';
import { type NoticeKind, noticeTitle } from '../../domain/notices/notice.ts';
import { documents, ids } from '../../domain/paths.ts';
import { calledName, type Stamp, stampSchema } from '../../domain/stamps/stamp.ts';
import { isRequested, type ReviewStatus } from '../../domain/submission/review_status.ts';
import { prepareNotice } from '../../notices/index.ts';
import type { Context } from '../../platform/context.ts';
import { digest } from '../../platform/hashes.ts';
import { log } from '../../platform/log.ts';
import { readDocument } from '../../platform/read_document.ts';
import { transact } from '../../platform/transact.ts';
import { changeStatus } from '../../stamps/index.ts';
import { nothingToWrite } from '../../tokens/index.ts';
import type { Visit } from '../../vendors/creators-market/site.ts';
import { rejectionReasons } from './rejection_reasons.ts';
import { moveToSubmitted, nextReviewCheckAt, writeSubmitted } from './write_submitted.ts';

/** The state of an item at the site. `status` null: the item no longer exists there. */
export interface Seen {
  readonly stampId: string;
  readonly itemId: string;
  readonly status: ReviewStatus | null;
  /** LINE's message about a rejection, if any. */
  readonly rejection: string | null;
}

/** Whether a status may be applied: the set is not being drawn or submitted. */
export function mayCheckReview({ status, deletedAt, submission, creatorsMarketId }: Stamp): boolean {
  const isResting = ['generated', 'submitted', 'failed', 'session_expired'].includes(status);
  return !deletedAt && isResting && !submission.isRunning && creatorsMarketId !== null;
}

/**
 * Applies the site's status to a set: submitted, approved, on sale; rejected, which makes the set editable and
 * stores what LINE names; or withdrawn by the person. A set that has changed in the meantime is left for the next
 * check.
 */
export async function applyReview(
  context: Context,
  { stampId, itemId, status, rejection }: Seen,
): Promise<void> {
  const { firestore, now } = context;
  const reference = firestore.doc(documents.stamp(stampId));
  const at = Timestamp.fromDate(now());
  await transact(firestore, async (transaction) => {
    const stamp = readDocument(stampSchema, await transaction.get(reference));
    if (!stamp || !mayCheckReview(stamp) || stamp.creatorsMarketId !== itemId) return;
    const tell = await prepareNews(context, transaction, stamp, { stampId, status, rejection });
    tell();
    if (status !== null && isRequested(status)) {
      return writeSubmitted(transaction, reference, stamp, { reviewStatus: status, at });
    }
    const isNews = status === 'rejected' && stamp.reviewStatus !== 'rejected';
    // The set was rejected before we saw that it was submitted.
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

/** The notice for a new status. */
const newsKinds = {
  rejected: 'rejected',
  approved: 'approved',
  waiting_for_sale: 'approved',
  on_sale: 'on_sale',
} as const satisfies Partial<Record<ReviewStatus, NoticeKind>>;

const isNewsStatus = (status: ReviewStatus | null): status is keyof typeof newsKinds =>
  status !== null && status in newsKinds;

/** Prepares one notice for an approval or a sale, and one for each text of a rejection. */
async function prepareNews(
  context: Context,
  transaction: Transaction,
  stamp: Stamp,
  { stampId, status, rejection }: Pick<Seen, 'stampId' | 'status' | 'rejection'>,
): Promise<() => void> {
  const { userId, reviewStatus, submission } = stamp;
  if (status === reviewStatus || !isNewsStatus(status)) return nothingToWrite;
  const attempt = ids.submissionAttempt(stampId, submission.attemptNo);
  return prepareNotice(context, transaction, {
    userId,
    cause: status === 'rejected' ? `${attempt}_${digest(rejection ?? '').slice(0, 16)}` : attempt,
    about: { kind: newsKinds[status], stampId, title: noticeTitle(calledName(stamp)) },
  });
}

const textChapter = '2.';

function rejected({ submission }: Stamp, text: string | null): Record<string, unknown> {
  const { clauses, stickers } = rejectionReasons(text ?? '');
  // If only texts are named, the same images may be submitted again.
  const isText = clauses.length > 0 && clauses.every((clause) => clause.startsWith(textChapter));
  return {
    reviewMessage: text?.slice(0, 5000) ?? null,
    'submission.outcome': 'rejected',
    'submission.rejected': stickers,
    'submission.clauses': clauses.slice(0, 40),
    'submission.rejectedImages': isText && stickers.length === 0 ? null : submission.requestedImages,
  };
}

export interface SubmittedSet {
  readonly stampId: string;
  readonly stamp: Stamp;
}

/**
 * Reads the status of a set at the site, and the reason for a rejection. The list must be open in the account
 * `pageId`.
 *
 * @throws SiteError; PochittoError `line_other_creator` for an item of another account, which this one cannot read
 */
export async function readItem(
  visit: Pick<Visit, 'choose' | 'readStatus' | 'readRejection'>,
  { stampId, stamp }: SubmittedSet,
  pageId: string,
): Promise<Seen> {
  const owner = stamp.submission.pageId;
  if (owner !== null && owner !== pageId) throw new PochittoError('line_other_creator');
  const itemId = stamp.creatorsMarketId ?? '';
  await visit.choose(stamp.product);
  const status = await visit.readStatus(itemId);
  const isNews = status === 'rejected' && stamp.reviewStatus !== 'rejected';
  const rejection = isNews ? await visit.readRejection(itemId, stamp.metadata.title.en) : null;
  return { stampId, itemId, status, rejection: rejection?.text ?? null };
}
