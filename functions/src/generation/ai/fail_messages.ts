import { FieldValue } from 'firebase-admin/firestore';
import type { PochittoError } from '../../domain/errors.ts';
import type { Context } from '../../platform/context.ts';
import type { QueueMessage } from '../../stamps/index.ts';
import { prepareRegenerationRefund, withPurse } from '../../tokens/index.ts';
import { type Attempt, holdQueue } from '../claim_queue.ts';

/**
 * Ends stickers that could not be drawn. One with an earlier picture keeps that, says why, and gives its redo back;
 * the others are given back when the round ends.
 */
export async function failMessages(
  context: Context,
  attempt: Attempt,
  messages: readonly QueueMessage[],
  { code, message }: PochittoError,
): Promise<void> {
  const failure = { code, message };
  const updatedAt = FieldValue.serverTimestamp();
  await withPurse(context, attempt.queue.userId, async (transaction) => {
    await holdQueue(context, transaction, attempt);
    const again = messages.filter(({ data }) => data.redos > 0);
    const returns = await Promise.all(
      again.map(({ id, data }) =>
        prepareRegenerationRefund(context, transaction, { messageId: id, round: data.redos }),
      ),
    );
    for (const { reference, data } of messages) {
      const state = data.redos > 0 ? 'done' : 'failed';
      transaction.update(reference, { state, failure, updatedAt });
    }
    for (const giveBack of returns) giveBack();
  });
}
