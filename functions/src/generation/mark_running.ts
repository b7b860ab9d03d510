import { FieldValue } from 'firebase-admin/firestore';
import type { Context } from '../platform/context.ts';
import { transact } from '../platform/transact.ts';
import type { QueueMessage } from '../stamps/index.ts';
import { type Attempt, holdQueue } from './claim_queue.ts';

/** Shows that stickers are in work. Throws `AttemptLost`. */
export async function markRunning(
  context: Context,
  attempt: Attempt,
  messages: readonly QueueMessage[],
): Promise<void> {
  await transact(context.firestore, async (transaction) => {
    await holdQueue(context, transaction, attempt);
    for (const { reference } of messages) {
      transaction.update(reference, {
        state: 'running',
        failure: null,
        updatedAt: FieldValue.serverTimestamp(),
      });
    }
  });
}

/** The stickers that the present round has still to make. */
export function openOf(messages: readonly QueueMessage[], round: number): QueueMessage[] {
  return messages.filter(
    ({ data }) => data.round === round && (data.state === 'pending' || data.state === 'running'),
  );
}
