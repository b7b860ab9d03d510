import type { Query } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import { type AuditEntry, auditEntrySchema } from '../../domain/operations/audit_entry.ts';
import { collections } from '../../domain/paths.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { timePage } from '../../platform/page_cursor.ts';

const pageSize = 50;

/** Returns a page of the audit log, newest first; optionally by one actor or about one person. */
export async function listAudit(
  { firestore }: Context,
  _: Caller,
  { actorId, targetId, cursor }: CallableRequest<'listAudit'>,
): Promise<CallableOutput<'listAudit'>> {
  let query: Query = firestore.collection(collections.auditEntries);
  if (actorId !== null) query = query.where('actorId', '==', actorId);
  if (targetId !== null) query = query.where('targetId', '==', targetId);
  const { docs, next } = await timePage(query, { field: 'createdAt', cursor, size: pageSize });
  const entries = docs.flatMap((snapshot) => {
    const entry = auditEntrySchema.safeParse(snapshot.data()).data;
    if (!entry) return [];
    const { change, createdAt, ...rest } = entry;
    return [{ id: snapshot.id, ...rest, change: changeText(change), createdAt: createdAt.toISOString() }];
  });
  return { entries, next };
}

function changeText(change: AuditEntry['change']): string | null {
  if (change === null) return null;
  return 'from' in change
    ? `${change.from} → ${change.to}`
    : `tokens ${change.tokens}, tickets ${change.tickets}`;
}
