import { FieldValue, Timestamp } from 'firebase-admin/firestore';
import { accountDeletionDocument, deletionRunSeconds } from '../domain/accounts/account_deletion.ts';
import { collections, documents } from '../domain/paths.ts';
import { sweepDocuments } from '../jobs/index.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';
import { removePerson } from './remove_person.ts';

/**
 * Continues interrupted deletions. For finished ones it checks a last time for data written by work that was still
 * running, and then deletes the order too, so no trace of the person is left. Returns how many it processed.
 */
export async function resumeDeletions(context: Context, until?: number): Promise<number> {
  const query = context.firestore
    .collection(collections.accountDeletions)
    .where('dueAt', '<=', context.now());
  const { done } = await sweepDocuments(
    context,
    { name: 'account_deletions', query, orderBy: 'dueAt', atOnce: 2, until },
    ({ id }) => resume(context, id),
  );
  return done;
}

async function resume(context: Context, uid: string): Promise<void> {
  const { firestore, now } = context;
  const order = firestore.doc(documents.accountDeletion(uid));
  const claimed = await transact(firestore, async (transaction) => {
    const deletion = readDocument(accountDeletionDocument, await transaction.get(order));
    if (!deletion || deletion.dueAt > now()) return null;
    transaction.update(order, {
      dueAt: Timestamp.fromMillis(now().getTime() + deletionRunSeconds * 1000),
      updatedAt: FieldValue.serverTimestamp(),
    });
    return deletion;
  });
  if (!claimed) return;
  await removePerson(context, uid);
  if (claimed.doneAt) await order.delete();
}
