import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import { PochittoError } from '../../domain/errors.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { transact } from '../../platform/transact.ts';
import { bringReviewsForward } from './connect_line.ts';
import { readSession, updateSession } from './stored_session.ts';

/**
 * Makes the account of the cookies the connected one. Idempotent.
 *
 * @throws PochittoError `line_session_none`, `line_other_creator` if it is not the account that the person saw
 */
export async function confirmLineCreator(
  context: Context,
  { uid }: Caller,
  { pageId }: CallableRequest<'confirmLineCreator'>,
): Promise<CallableOutput<'confirmLineCreator'>> {
  const { firestore } = context;
  await transact(firestore, async (transaction) => {
    const place = { firestore, transaction, uid };
    const session = await readSession(place);
    if (!session || session.status === 'forgotten') throw new PochittoError('line_session_none');
    const { otherCreator } = session;
    if (otherCreator === null && session.pageId === pageId) return;
    if (otherCreator?.pageId !== pageId) throw new PochittoError('line_other_creator');
    updateSession(place, session, { pageId, creatorName: otherCreator.name, otherCreator: null });
  });
  await bringReviewsForward(context, uid);
  return {};
}
