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
import { readDocument } from '../../platform/read_document.ts';

/** All of a session but who and when, which are written here. Without `visits` they stay as they are. */
export type SessionState = Omit<LineSession, 'userId' | 'createdAt' | 'updatedAt' | 'visits'> &
  Partial<Pick<LineSession, 'visits'>>;

interface Place {
  readonly firestore: Firestore;
  readonly transaction: Transaction;
  readonly uid: string;
}

export async function readSession({ firestore, transaction, uid }: Place): Promise<LineSession | null> {
  return readDocument(lineSessionSchema, await transaction.get(sessionOf(firestore, uid)));
}

/**
 * The one place that writes a session: what is kept, and what the person sees of it, in one transaction. `known` is
 * what `readSession` found there.
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
