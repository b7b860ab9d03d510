import type { Transaction } from 'firebase-admin/firestore';
import type { GenerateQueue } from '../domain/generation/generate_queue.ts';
import type { Context } from '../platform/context.ts';
import { prepareGenerationRefund, prepareRegenerationRefund, type Write } from '../tokens/index.ts';
import type { QueueMessage } from './messages.ts';

/** Undelivered stickers of a run: `fresh` were never delivered, `again` keep their earlier image. */
export interface Undelivered {
  readonly fresh: readonly QueueMessage[];
  readonly again: readonly QueueMessage[];
}

/** Finds the undelivered stickers of the current run among the queue's active messages. */
export function undeliveredOf(messages: readonly QueueMessage[], { runNumber }: GenerateQueue): Undelivered {
  const unfinished = messages.filter(({ data }) => data.runNumber === runNumber && data.state !== 'done');
  return {
    fresh: unfinished.filter(({ data }) => data.regenerations === 0),
    again: unfinished.filter(({ data }) => data.regenerations > 0),
  };
}

interface EndingRun {
  readonly queueId: string;
  readonly queue: GenerateQueue;
  readonly undelivered: Undelivered;
}

/** Closes the charge of the current run, inside the transaction that ends it. Undelivered stickers are refunded. */
export async function prepareRunRefund(
  context: Context,
  transaction: Transaction,
  { queueId, queue, undelivered: { fresh, again } }: EndingRun,
): Promise<Write> {
  const writes = await Promise.all([
    prepareGenerationRefund(context, transaction, {
      queueId,
      runNumber: queue.runNumber,
      undelivered: fresh.map(({ id }) => id),
    }),
    ...again.map(({ id, data }) =>
      prepareRegenerationRefund(context, transaction, { messageId: id, runNumber: data.regenerations }),
    ),
  ]);
  return () => {
    for (const write of writes) write();
  };
}
