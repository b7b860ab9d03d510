import {
  type DocumentReference,
  FieldValue,
  type Firestore,
  type Transaction,
} from 'firebase-admin/firestore';
import { documents } from '../../domain/paths.ts';
import {
  type LineSession,
  lineSessionSchema,
  lineSessionSummarySchema,
} from '../../domain/submission/line_session.ts';
import { prepareNotice } from '../../notices/index.ts';
import type { Context } from '../../platform/context.ts';
import { readDocument } from '../../platform/read_document.ts';
import { transact } from '../../platform/transact.ts';
import { nothingToWrite } from '../../tokens/index.ts';

/** A session without the fields that `writeSession` sets itself. Without `visits`, they stay unchanged. */
export type SessionState = Omit<LineSession, 'userId' | 'createdAt' | 'updatedAt' | 'visits'> &
  Partial<Pick<LineSession, 'visits'>>;

/** One connection of a person. Writes for an earlier connection never overwrite a later one. */
export interface Connection {
  readonly uid: string;
  /** When its cookies were stored; identifies the connection. */
  readonly connectedAt: Date;
}

interface Place {
  readonly firestore: Firestore;
  readonly transaction: Transaction;
  readonly uid: string;
}

export async function readSession({ firestore, transaction, uid }: Place): Promise<LineSession | null> {
  return readDocument(lineSessionSchema, await transaction.get(sessionOf(firestore, uid)));
}

/**
 * The only function that writes a session and the summary that the person sees, in one transaction. `known` is the
 * result of `readSession`.
 */
export function writeSession(
  { firestore, transaction, uid }: Place,
  known: LineSession | null,
  state: SessionState,
): void {
  const stamps = {
    userId: uid,
    createdAt: known?.createdAt ?? FieldValue.serverTimestamp(),
    updatedAt: FieldValue.serverTimestamp(),
  };
  const shown = Object.fromEntries(
    Object.entries(state).filter(([field]) => field in lineSessionSummarySchema.shape),
  );
  const visits = state.visits ?? known?.visits ?? {};
  transaction.set(sessionOf(firestore, uid), { ...state, visits, ...stamps });
  transaction.set(firestore.doc(documents.lineSessionSummary(uid)), { ...shown, ...stamps });
}

function sessionOf(firestore: Firestore, uid: string): DocumentReference {
  return firestore.doc(documents.lineSession(uid));
}

/** Changes some fields of a session that `readSession` returned. */
export function updateSession(place: Place, known: LineSession, changes: Partial<SessionState>): void {
  const { userId: _userId, createdAt: _createdAt, updatedAt: _updatedAt, ...state } = known;
  writeSession(place, known, { ...state, ...changes });
}

/**
 * Changes a session, and notifies the person if it has expired. Does nothing if the person has forgotten the
 * session, connected again or left since it was opened.
 *
 * @returns whether it was changed.
 */
export function changeSession(
  context: Context,
  { uid, connectedAt }: Connection,
  change: (session: LineSession) => Partial<SessionState>,
): Promise<boolean> {
  const { firestore } = context;
  return transact(firestore, async (transaction) => {
    const place = { firestore, transaction, uid };
    const session = await readSession(place);
    if (session?.status !== 'active' || session.connectedAt.getTime() !== connectedAt.getTime()) return false;
    const changes = change(session);
    const tell =
      changes.status === 'expired'
        ? await prepareNotice(context, transaction, {
            userId: uid,
            cause: `${uid}_${connectedAt.getTime()}`,
            about: { kind: 'session_expired' },
          })
        : nothingToWrite;
    updateSession(place, session, changes);
    tell();
    return true;
  });
}
