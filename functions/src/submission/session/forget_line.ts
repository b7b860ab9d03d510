import type { CallableOutput } from '../../domain/api.ts';
import { PochittoError } from '../../domain/errors.ts';
import { documents } from '../../domain/paths.ts';
import { submissionLockSchema } from '../../domain/submission/submission_attempt.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { readDocument } from '../../platform/read_document.ts';
import { transact } from '../../platform/transact.ts';
import { readSession, updateSession } from './stored_session.ts';
import { untilReleased } from './with_session.ts';

/**
 * Deletes the person's session with its sealed cookies. Rejected while one of their submissions runs. A running
 * review check that uses the cookies is ended first, within seconds, and stores nothing: once this returns, no
 * browser is signed in with them. Also works while submission is switched off. Idempotent.
 *
 * @throws PochittoError `submission_running`
 */
export async function forgetLine(context: Context, { uid }: Caller): Promise<CallableOutput<'forgetLine'>> {
  const { firestore } = context;
  const visits = await transact(firestore, async (transaction) => {
    const place = { firestore, transaction, uid };
    const lock = readDocument(
      submissionLockSchema,
      await transaction.get(firestore.doc(documents.submissionLock(uid))),
    );
    const session = await readSession(place);
    if (!session) return [];
    if (lock && lock.stampId !== null) throw new PochittoError('submission_running');
    updateSession(place, session, {
      status: 'forgotten',
      cookieData: null,
      pageId: null,
      creatorName: null,
      otherCreator: null,
      expiresAt: null,
    });
    return Object.keys(session.visits);
  });
  await untilReleased(context, uid, visits);
  return {};
}
