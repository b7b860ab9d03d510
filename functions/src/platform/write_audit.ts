import { FieldValue, type Transaction } from 'firebase-admin/firestore';
import type { AuditEntry } from '../domain/operations/audit_entry.ts';
import { collections } from '../domain/paths.ts';
import type { Caller } from './callable.ts';
import type { Context } from './context.ts';

/** Records an action of staff or an administrator, inside `transaction` if the action writes. */
export async function writeAudit(
  { firestore }: Pick<Context, 'firestore'>,
  { uid, role = 'member' }: Pick<Caller, 'uid' | 'role'>,
  entry: Pick<AuditEntry, 'action' | 'targetId' | 'change'> & Partial<Pick<AuditEntry, 'subject' | 'note'>>,
  transaction?: Transaction,
): Promise<void> {
  const reference = firestore.collection(collections.auditEntries).doc();
  const document = { actorId: uid, role, ...entry, createdAt: FieldValue.serverTimestamp() };
  if (transaction) transaction.create(reference, document);
  else await reference.create(document);
}
