import type { Context } from '../platform/context.ts';
import { transact } from '../platform/transact.ts';
import { changeMessage, type QueueMessage } from '../stamps/index.ts';
import { type Attempt, assertQueueLease } from './generation_job.ts';

/** Shows that stickers are in work, and answers them as they are then. Throws `LeaseLostError`. */
export async function markRunning(
  context: Context,
  attempt: Attempt,
  messages: readonly QueueMessage[],
): Promise<QueueMessage[]> {
  await transact(context.firestore, async (transaction) => {
    await assertQueueLease(context, transaction, attempt);
    for (const message of messages) changeMessage(transaction, message, { to: 'running' });
  });
  return messages.map((message) => ({ ...message, data: { ...message.data, state: 'running' } }));
}

/** The stickers that the present round has still to make. */
export function openOf(messages: readonly QueueMessage[], runNumber: number): QueueMessage[] {
  return messages.filter(
    ({ data }) => data.runNumber === runNumber && (data.state === 'pending' || data.state === 'running'),
  );
}
