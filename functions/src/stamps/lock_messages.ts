import type { Transaction } from 'firebase-admin/firestore';
import { generateQueueMessageSchema } from '../domain/generate_queue_message.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { type QueueMessage, readMessages } from './read_messages.ts';

/**
 * The living messages of a queue in their order, read for a change inside `transaction`, which must have read the queue
 * before: whoever adds messages writes the queue too, so none can come in between. They are looked up beside the
 * transaction, since a query inside it may hold far more than its answer.
 */
export async function lockMessages(
  context: Pick<Context, 'firestore'>,
  queueId: string,
  transaction: Transaction,
): Promise<QueueMessage[]> {
  const found = await readMessages(context, queueId);
  if (found.length === 0) return [];
  const snapshots = await transaction.getAll(...found.map(({ reference }) => reference));
  return snapshots
    .flatMap((snapshot): QueueMessage[] => {
      const data = readDocument(generateQueueMessageSchema, snapshot);
      return data && !data.deletedAt ? [{ id: snapshot.id, reference: snapshot.ref, data }] : [];
    })
    .toSorted((one, other) => one.data.orderPriority - other.data.orderPriority);
}
