import { FieldValue } from 'firebase-admin/firestore';
import type { PochittoError } from '../domain/errors.ts';
import { generateQueueSchema } from '../domain/generate_queue.ts';
import { collections, documents } from '../domain/paths.ts';
import { stampSchema } from '../domain/stamp.ts';
import type { Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import { readDocument } from '../platform/read_document.ts';
import { changeStatus } from '../stamps/index.ts';
import { readGenerationReturn, withPurse } from '../tokens/index.ts';

/**
 * Ends a queue as failed: the set says why, unfinished messages too. Finished stickers stay, and what was paid for
 * the others goes back. Harmless twice.
 */
export async function failQueue(
  context: Context,
  { queueId, userId }: { queueId: string; userId: string },
  { code, message }: PochittoError,
): Promise<void> {
  const { firestore } = context;
  const failure = { code, message };
  const reference = firestore.doc(documents.generateQueue(queueId));
  await withPurse(context, userId, async (transaction) => {
    const queue = readDocument(generateQueueSchema, await transaction.get(reference));
    if (!queue || queue.consumedAt || queue.deletedAt) return;
    const stampReference = firestore.doc(documents.stamp(queue.stampId));
    const stamp = readDocument(stampSchema, await transaction.get(stampReference));
    if (stamp?.status !== 'generating') return;
    const unfinished = await transaction.get(
      firestore
        .collection(collections.generateQueueMessages)
        .where('queueId', '==', queueId)
        .where('state', 'in', ['pending', 'running']),
    );
    const giveBack = await readGenerationReturn(context, transaction, {
      queueId,
      round: stamp.retryCount,
      undelivered: unfinished.size,
      total: stamp.messageCount,
    });
    for (const { ref } of unfinished.docs) {
      transaction.update(ref, { state: 'failed', failure, updatedAt: FieldValue.serverTimestamp() });
    }
    // Nobody holds it any more: what an attempt still brings is refused.
    transaction.update(reference, {
      attemptId: null,
      leaseUntil: null,
      updatedAt: FieldValue.serverTimestamp(),
    });
    giveBack();
    changeStatus(transaction, stampReference, stamp, { to: 'failed', failure });
  });
  log.info('generation failed', { queueId, code });
}
