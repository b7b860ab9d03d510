import { type DocumentReference, FieldValue, type Transaction } from 'firebase-admin/firestore';
import {
  type GenerateQueueMessage,
  generateQueueMessageSchema,
  type MessageState,
  messageMayBecome,
} from '../domain/generate_queue_message.ts';
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

type Fields = Partial<Omit<GenerateQueueMessage, 'state' | 'createdAt' | 'updatedAt' | 'deletedAt'>>;

interface Change extends Fields {
  readonly to: MessageState;
  /** Whether it leaves its set. */
  readonly isRemoved?: boolean;
}

/**
 * The only place that changes the state of a sticker; one that stays in its state may have other fields changed.
 * `message` is as it was read in the same transaction, or as the holder of its queue's lease left it. Throws where the
 * transition table does not allow it: that is a bug.
 */
export function changeMessage(
  transaction: Transaction,
  { id, reference, data }: QueueMessage,
  { to, isRemoved = false, ...fields }: Change,
): void {
  if (to !== data.state && !messageMayBecome(data, to)) {
    throw new Error(`The sticker ${id} cannot go from ${data.state} to ${to}.`);
  }
  const updatedAt = FieldValue.serverTimestamp();
  transaction.update(reference, {
    failure: null,
    ...fields,
    state: to,
    updatedAt,
    ...(isRemoved ? { deletedAt: updatedAt } : {}),
  });
}
