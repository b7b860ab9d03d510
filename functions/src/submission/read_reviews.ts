import { PochittoError } from '../domain/errors.ts';
import { collections, documents } from '../domain/paths.ts';
import { stampSchema } from '../domain/stamps/stamp.ts';
import { submissionLockSchema } from '../domain/submission/submission_attempt.ts';
import type { Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import { readDocument } from '../platform/read_document.ts';
import { SiteError, type Visit } from '../vendors/creators-market/site.ts';
import { applyReview, mayCheckReview, readItem, type SubmittedSet } from './review/apply_review.ts';
import { type OpenVisit, openSite, visitSite } from './visit_site.ts';

const mostSets = 30;

/**
 * Reads the review status of one person's due sets in one visit. If the session has expired or a submission is
 * running, they are left for the next hour. Throws if the site cannot be reached, which makes the task retry.
 */
export async function readReviews(
  context: Context,
  { userId }: { readonly userId: string },
  open: OpenVisit = openSite,
): Promise<void> {
  const due = await dueOf(context, userId);
  if (due.length === 0 || (await isSubmitting(context, userId))) return;
  try {
    await visitSite(context, { uid: userId, open }, async (visit) => {
      const { pageId } = await visit.ensureSession();
      await inspectEach(context, visit, due, pageId);
    });
  } catch (error) {
    const isWaiting = error instanceof PochittoError && error.kind === 'expected';
    const isSite = error instanceof SiteError && error.kind !== 'unavailable' && error.kind !== 'drift';
    if (!isWaiting && !isSite) throw error;
    log.info('reviews: not looked at', { reason: error.message });
  }
}

/** A set that cannot be read does not stop the others; its error is thrown at the end. */
async function inspectEach(
  context: Context,
  visit: Visit,
  due: readonly SubmittedSet[],
  pageId: string,
): Promise<void> {
  const failures: unknown[] = [];
  for (const each of due) {
    try {
      await applyReview(context, await readItem(visit, each, pageId));
    } catch (error) {
      if (isOfAll(error)) throw error;
      log.warn('reviews: a set was passed over', {
        stampId: each.stampId,
        reason: String(error).slice(0, 200),
      });
      // The session belongs to another account, which a retry does not change.
      const isOfOther = error instanceof PochittoError && error.code === 'line_other_creator';
      if (!isOfOther) failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

/** Whether a failure means that no other set can be read either. */
const isOfAll = (error: unknown): boolean =>
  error instanceof SiteError && ['session_lost', 'no_creator', 'unavailable'].includes(error.kind);

async function dueOf({ firestore, now }: Context, userId: string): Promise<SubmittedSet[]> {
  const { docs } = await firestore
    .collection(collections.stamps)
    .where('userId', '==', userId)
    .where('submission.nextReviewCheckAt', '<=', now())
    .orderBy('submission.nextReviewCheckAt')
    .limit(mostSets)
    .get();
  return docs.flatMap((snapshot) => {
    try {
      const stamp = readDocument(stampSchema, snapshot);
      return stamp && mayCheckReview(stamp) ? [{ stampId: snapshot.id, stamp }] : [];
    } catch (error) {
      // A broken document must not stop the others.
      log.bug(error, { stampId: snapshot.id });
      return [];
    }
  });
}

async function isSubmitting({ firestore }: Context, userId: string): Promise<boolean> {
  const lock = await firestore.doc(documents.submissionLock(userId)).get();
  return Boolean(readDocument(submissionLockSchema, lock)?.stampId);
}
