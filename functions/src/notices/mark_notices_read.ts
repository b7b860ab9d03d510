import { FieldValue } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { documents } from '../domain/paths.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { transact } from '../platform/transact.ts';

/** Marks notices of the caller as read. Ignores notices of others and deleted ones. */
export async function markNoticesRead(
  { firestore, now }: Context,
  { uid }: Pick<Caller, 'uid'>,
  { noticeIds }: CallableRequest<'markNoticesRead'>,
): Promise<CallableOutput<'markNoticesRead'>> {
  const references = [...new Set(noticeIds)].map((id) => firestore.doc(documents.notice(id)));
  await transact(firestore, async (transaction) => {
    for (const notice of await transaction.getAll(...references)) {
      if (notice.get('userId') !== uid || notice.get('readAt') !== null) continue;
      transaction.update(notice.ref, { readAt: now(), updatedAt: FieldValue.serverTimestamp() });
    }
  });
  return {};
}
