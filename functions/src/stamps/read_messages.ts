import type { DocumentReference, Transaction } from 'firebase-admin/firestore';
import { type GenerateQueueMessage, generateQueueMessageSchema } from '../domain/generate_queue_message.ts';
import { collections } from '../domain/paths.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';

export interface QueueMessage {
  readonly id: string;
  readonly reference: DocumentReference;
  readonly data: GenerateQueueMessage;
}

/** The living messages of a queue in their order; inside `transaction` where there is one. */
export async function readMessages(
  { firestore }: Pick<Context, 'firestore'>,
  queueId: string,
  transaction?: Transaction,
): Promise<QueueMessage[]> {
  const query = firestore
    .collection(collections.generateQueueMessages)
    .where('queueId', '==', queueId)
    .where('deletedAt', '==', null)
    .orderBy('orderPriority');
  const { docs } = await (transaction ? transaction.get(query) : query.get());
  return docs.flatMap((snapshot) => {
    const data = readDocument(generateQueueMessageSchema, snapshot);
    return data ? [{ id: snapshot.id, reference: snapshot.ref, data }] : [];
  });
}
