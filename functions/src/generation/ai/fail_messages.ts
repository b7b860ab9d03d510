import type { PochittoError } from '../../domain/errors.ts';
import type { Context } from '../../platform/context.ts';
import { changeMessage, type QueueMessage } from '../../stamps/index.ts';
import { prepareRegenerationRefund, withLedger } from '../../tokens/index.ts';
import { type Attempt, assertQueueLease } from '../generation_job.ts';

/**
 * Fails stickers that could not be drawn. A sticker with an earlier image keeps it, stores the reason, and its
 * regeneration is refunded now; the others are refunded when the run ends.
 */
export async function failMessages(
  context: Context,
  attempt: Attempt,
  messages: readonly QueueMessage[],
  { code, message }: PochittoError,
): Promise<void> {
  const failure = { code, message };
  await withLedger(context, attempt.queue.userId, async (transaction) => {
    await assertQueueLease(context, transaction, attempt);
    const again = messages.filter(({ data }) => data.regenerations > 0);
    const returns = await Promise.all(
      again.map(({ id, data }) =>
        prepareRegenerationRefund(context, transaction, { messageId: id, runNumber: data.regenerations }),
      ),
    );
    for (const message of messages) {
      changeMessage(transaction, message, {
        to: message.data.regenerations > 0 ? 'done' : 'failed',
        failure,
      });
    }
    for (const giveBack of returns) giveBack();
  });
}
