import { type DocumentReference, FieldValue, type Transaction } from 'firebase-admin/firestore';
import {
  type GenerateQueueMessage,
  generateQueueMessageSchema,
  type MessageState,
  messageMayBecome,
} from '../domain/generation/generate_queue_message.ts';
import { collections } from '../domain/paths.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';

export interface QueueMessage {
  readonly id: string;
  readonly reference: DocumentReference;
  readonly data: GenerateQueueMessage;
}

/** Returns the active messages of a queue in order; read inside `transaction` if given. */
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
 * Reads the active messages of a queue in order, for a change inside `transaction`. The transaction must have read
 * the queue before: adding messages also writes the queue, so none can be added concurrently. The query runs
 * outside the transaction, because inside it would lock far more than its result.
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
  /** Whether the sticker is removed from its set. */
  readonly isRemoved?: boolean;
}

/**
 * The only function that changes the state of a sticker; other fields may change while the state stays the same.
 * `message` must have been read in the same transaction, or be current because the caller has the queue's lease.
 * Throws if the transition table does not allow the change, which is a bug.
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
