import type { Transaction } from 'firebase-admin/firestore';
import type { GenerateQueue } from '../domain/generate_queue.ts';
import type { Stamp } from '../domain/stamp.ts';
import type { Context } from '../platform/context.ts';
import { readGenerationReturn, readRegenerationReturn, type Write } from '../tokens/index.ts';
import type { QueueMessage } from './read_messages.ts';

/** What a round of a queue has not brought: stickers that nobody has seen, and others whose earlier picture stands. */
export interface Undelivered {
  readonly fresh: readonly QueueMessage[];
  readonly again: readonly QueueMessage[];
}

/** Sorts out what the present round of a queue has not brought, of its living messages. */
export function undeliveredOf(messages: readonly QueueMessage[], { round }: GenerateQueue): Undelivered {
  const unfinished = messages.filter(({ data }) => data.round === round && data.state !== 'done');
  return {
    fresh: unfinished.filter(({ data }) => data.redos === 0),
    again: unfinished.filter(({ data }) => data.redos > 0),
  };
}

interface Ending {
  readonly queueId: string;
  readonly queue: GenerateQueue;
  readonly stamp: Stamp;
  readonly undelivered: Undelivered;
}

/** Gives back what the present round took for what it did not bring, inside the transaction that ends it. */
export async function readRoundReturn(
  context: Context,
  transaction: Transaction,
  { queueId, queue, stamp, undelivered: { fresh, again } }: Ending,
): Promise<Write> {
  const writes = await Promise.all([
    readGenerationReturn(context, transaction, {
      queueId,
      round: queue.round,
      undelivered: fresh.length,
      total: stamp.messageCount,
    }),
    ...again.map(({ id, data }) =>
      readRegenerationReturn(context, transaction, { messageId: id, round: data.redos }),
    ),
  ]);
  return () => {
    for (const write of writes) write();
  };
}
