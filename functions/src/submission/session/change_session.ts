import type { LineSession } from '../../domain/submission/line_session.ts';
import type { Context } from '../../platform/context.ts';
import { transact } from '../../platform/transact.ts';
import type { Connection } from './unseal_session.ts';
import { readSession, type SessionState, writeSession } from './write_session.ts';

/**
 * Changes a session as it was opened. Where the person has forgotten it, connected anew or left meanwhile, nothing
 * happens.
 *
 * @returns whether it was changed.
 */
export function changeSession(
  { firestore }: Context,
  { uid, connectedAt }: Connection,
  change: (session: LineSession) => Partial<SessionState>,
): Promise<boolean> {
  return transact(firestore, async (transaction) => {
    const place = { firestore, transaction, uid };
    const session = await readSession(place);
    if (session?.status !== 'active' || session.connectedAt.getTime() !== connectedAt.getTime()) return false;
    const { userId: _userId, createdAt: _createdAt, updatedAt: _updatedAt, ...state } = session;
    writeSession(place, session, { ...state, ...change(session) });
    return true;
  });
}
