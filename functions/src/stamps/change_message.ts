import { FieldValue, type Transaction } from 'firebase-admin/firestore';
import {
  type GenerateQueueMessage,
  type MessageState,
  messageMayBecome,
} from '../domain/generate_queue_message.ts';
import type { QueueMessage } from './read_messages.ts';

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
