import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import { documents } from '../domain/paths.ts';
import { stampSchema } from '../domain/stamps/stamp.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import { readDocument } from '../platform/read_document.ts';
import { SiteError } from '../vendors/creators-market/site.ts';
import { ruleFor } from './attempt/attempt_end.ts';
import { applyReview, mayCheckReview, readItem, type SubmittedSet } from './review/apply_review.ts';
import { type OpenVisit, openSite, visitSite } from './visit_site.ts';

/**
 * Reads the review status of a set at the site now, even if it is unknown whether its request arrived.
 *
 * @throws PochittoError `stamp_state` if the set was never saved at the site, and the code of any failure there
 */
export async function checkReview(
  context: Context,
  { uid }: Pick<Caller, 'uid'>,
  { stampId }: CallableRequest<'checkReview'>,
  open: OpenVisit = openSite,
): Promise<CallableOutput<'checkReview'>> {
  const submittedSet = await readOwn(context, uid, stampId);
  try {
    const seen = await visitSite(context, { uid, open }, async (visit) => {
      const { pageId } = await visit.ensureSession();
      return readItem(visit, submittedSet, pageId);
    });
    await applyReview(context, seen);
    return { reviewStatus: seen.status ?? 'editing' };
  } catch (error) {
    if (!(error instanceof SiteError)) throw error;
    if (error.kind === 'drift') log.bug(error, { expected: error.expected, found: error.found });
    throw new PochittoError(ruleFor(error).code, error.message);
  }
}

async function readOwn({ firestore }: Context, uid: string, stampId: string): Promise<SubmittedSet> {
  const stamp = readDocument(stampSchema, await firestore.doc(documents.stamp(stampId)).get());
  if (stamp?.userId !== uid || stamp.deletedAt) throw new PochittoError('not_yours');
  if (stamp.submission.isRunning) throw new PochittoError('submission_running');
  if (!mayCheckReview(stamp)) throw new PochittoError('stamp_state', 'The site has no such set.');
  return { stampId, stamp };
}
