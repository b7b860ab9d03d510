import type { Transaction } from 'firebase-admin/firestore';
import { documents, ids } from '../domain/paths.ts';
import { prices } from '../domain/prices.ts';
import { ticketConsumptionSchema } from '../domain/ticket_consumption.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { readReturnOf } from './read_return.ts';
import { ticketReturn } from './read_ticket_hold.ts';
import { nothingToWrite, type Write } from './write.ts';

interface GenerationReturn {
  readonly queueId: string;
  /** The round that ends. */
  readonly round: number;
  /** Stickers of the set that nobody got. */
  readonly undelivered: number;
  /** Stickers of the whole set. */
  readonly total: number;
}

/**
 * Gives back what was paid for stickers that were not delivered, inside the transaction that ends the work: one
 * token each, or the ticket when nothing of the set was delivered. Knows by itself how the round was paid.
 */
export async function readGenerationReturn(
  context: Context,
  transaction: Transaction,
  { queueId, round, undelivered, total }: GenerationReturn,
): Promise<Write> {
  const { firestore } = context;
  const [hold, given, ticket] = await transaction.getAll(
    firestore.doc(documents.tokenConsumption(ids.generationHold(queueId, round))),
    firestore.doc(documents.tokenConsumption(ids.generationReturn(queueId, round))),
    firestore.doc(documents.ticketConsumption(queueId)),
  );
  if (!hold || !given || !ticket || undelivered === 0) return nothingToWrite;
  if (hold.exists)
    return readReturnOf(context, transaction, { hold, given, most: undelivered * prices.sticker });
  if (undelivered < total) return nothingToWrite;
  return ticketReturn(context, transaction, readDocument(ticketConsumptionSchema, ticket), round);
}
