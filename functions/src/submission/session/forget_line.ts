import type { CallableOutput } from '../../domain/api.ts';
import { PochittoError } from '../../domain/errors.ts';
import { documents } from '../../domain/paths.ts';
import { submissionLockSchema } from '../../domain/submission/submission_attempt.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { readDocument } from '../../platform/read_document.ts';
import { transact } from '../../platform/transact.ts';
import { untilReleased } from './with_session.ts';
import { readSession, writeSession } from './write_session.ts';

/**
 * Destroys the person's session: the sealed cookies are removed. Refused while a submission of theirs runs. A look at
 * their reviews that holds the cookies is ended first, within seconds, and brings nothing back: once this has answered,
 * no browser of ours is signed in with them. It works where submission is switched off, and twice.
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
    const { userId: _userId, createdAt: _createdAt, updatedAt: _updatedAt, ...state } = session;
    writeSession(place, session, {
      ...state,
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
