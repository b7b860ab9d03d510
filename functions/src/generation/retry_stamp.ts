import { FieldValue } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import { generateQueueSchema } from '../domain/generate_queue.ts';
import { collections, documents } from '../domain/paths.ts';
import { stampSchema } from '../domain/stamp.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { changeStatus } from '../stamps/index.ts';
import { readGenerationHold, withPurse } from '../tokens/index.ts';
import { startGeneration } from './start_generation.ts';

/** Starts a failed set again and pays for what is missing; finished stickers stay. */
export async function retryStamp(
  context: Context,
  { uid }: Caller,
  { stampId, subject }: CallableRequest<'retryStamp'>,
): Promise<CallableOutput<'retryStamp'>> {
  const { firestore } = context;
  const reference = firestore.doc(documents.stamp(stampId));
  const { queueId, round } = await withPurse(context, uid, async (transaction) => {
    const stamp = readDocument(stampSchema, await transaction.get(reference));
    if (stamp?.userId !== uid || stamp.deletedAt) throw new PochittoError('not_yours');
    const queueReference = firestore.doc(documents.generateQueue(stamp.queueId));
    const queue = readDocument(generateQueueSchema, await transaction.get(queueReference));
    if (stamp.status !== 'failed' || !queue) throw new PochittoError('stamp_state');
    const failed = await transaction.get(
      firestore
        .collection(collections.generateQueueMessages)
        .where('queueId', '==', stamp.queueId)
        .where('state', '==', 'failed'),
    );
    const pay = await readGenerationHold(context, transaction, {
      uid,
      stampId,
      queueId: stamp.queueId,
      round: stamp.retryCount + 1,
      count: failed.size,
      payWith: stamp.payWith,
    });
    const now = FieldValue.serverTimestamp();
    for (const { ref } of failed.docs) {
      transaction.update(ref, { state: 'pending', failure: null, updatedAt: now });
    }
    transaction.update(queueReference, {
      attemptId: null,
      attemptCount: 0,
      leaseUntil: null,
      updatedAt: now,
    });
    pay();
    changeStatus(transaction, reference, stamp, {
      to: 'generating',
      isRetry: true,
      ...(subject === undefined ? {} : { subject }),
    });
    return { queueId: stamp.queueId, round: `retry${stamp.retryCount + 1}` };
  });
  await startGeneration(context, queueId, round);
  return {};
}
