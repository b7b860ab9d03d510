import { FieldValue, type Transaction } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import { generateQueueSchema } from '../domain/generate_queue.ts';
import { collections, documents, files } from '../domain/paths.ts';
import { type Stamp, stampSchema } from '../domain/stamp.ts';
import type { Caller } from '../platform/callable.ts';
import { clearFolder } from '../platform/clear_folder.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { nothingToWrite, type Write, withPurse } from '../tokens/index.ts';
import { lockMessages } from './lock_messages.ts';
import { prepareRunRefund, undeliveredOf } from './prepare_run_refund.ts';

/**
 * Marks a set and all that belongs to it as deleted, then removes its files. What was paid for stickers that are not
 * finished goes back. Harmless when called again.
 */
export async function deleteStamp(
  context: Context,
  { uid }: Caller,
  { stampId }: CallableRequest<'deleteStamp'>,
): Promise<CallableOutput<'deleteStamp'>> {
  await markStamp(context, uid, stampId);
  await markBelongings(context, uid, stampId);
  await clearFolder(context, files.stampFolder(uid, stampId));
  await clearFolder({ bucket: context.inbox }, files.upload(uid, stampId, ''));
  await clearFolder(context, files.submissionsOf(uid, stampId));
  return {};
}

const mark = () => ({ deletedAt: FieldValue.serverTimestamp(), updatedAt: FieldValue.serverTimestamp() });

/** The set and its queue go together: from here on no attempt can finish, nor be paid twice. */
async function markStamp(context: Context, uid: string, stampId: string): Promise<void> {
  const { firestore } = context;
  const reference = firestore.doc(documents.stamp(stampId));
  await withPurse(context, uid, async (transaction) => {
    const stamp = readDocument(stampSchema, await transaction.get(reference));
    if (stamp?.userId !== uid) throw new PochittoError('not_yours');
    if (stamp.deletedAt) return;
    // A browser of ours is at it.
    if (stamp.submission.isRunning) throw new PochittoError('submission_running');
    const queue = await transaction.get(firestore.doc(documents.generateQueue(stamp.queueId)));
    const giveBack =
      stamp.status === 'generating' ? await readReturn(context, transaction, stamp) : nothingToWrite;
    transaction.update(reference, mark());
    if (queue.exists) transaction.update(queue.ref, mark());
    giveBack();
  });
}

async function readReturn(context: Context, transaction: Transaction, stamp: Stamp): Promise<Write> {
  const { queueId } = stamp;
  const reference = context.firestore.doc(documents.generateQueue(queueId));
  const queue = readDocument(generateQueueSchema, await transaction.get(reference));
  if (!queue) return nothingToWrite;
  const undelivered = undeliveredOf(await lockMessages(context, queueId, transaction), queue);
  return prepareRunRefund(context, transaction, { queueId, queue, undelivered });
}

async function markBelongings({ firestore }: Context, uid: string, stampId: string): Promise<void> {
  const belongings = await Promise.all(
    [collections.images, collections.generateQueueMessages].map((collection) =>
      firestore.collection(collection).where('userId', '==', uid).where('stampId', '==', stampId).get(),
    ),
  );
  const batch = firestore.batch();
  for (const { ref } of belongings.flatMap(({ docs }) => docs)) batch.update(ref, mark());
  await batch.commit();
}
