import type { Transaction } from 'firebase-admin/firestore';
import { ids } from '../domain/paths.ts';
import { prices } from '../domain/prices.ts';
import type { Context } from '../platform/context.ts';
import { readSpending } from './read_spending.ts';
import { readTicketHold } from './read_ticket_hold.ts';
import type { Write } from './write.ts';

export interface GenerationHold {
  readonly uid: string;
  readonly stampId: string;
  readonly queueId: string;
  /** How often the queue was started before: 0 at first, 1 at the first retry. */
  readonly round: number;
  /** Stickers that are to be made now. */
  readonly count: number;
  readonly payWith: 'tokens' | 'ticket';
}

/**
 * Pays for making stickers, inside the transaction that starts the work. Reads and checks; what it gives back
 * writes. Throws `tokens_insufficient`, `tokens_below_zero` or `ticket_none`.
 */
export async function readGenerationHold(
  context: Context,
  transaction: Transaction,
  hold: GenerationHold,
): Promise<Write> {
  if (hold.payWith === 'ticket') return readTicketHold(context, transaction, hold);
  return readSpending(context, transaction, {
    id: ids.generationHold(hold.queueId, hold.round),
    userId: hold.uid,
    stampId: hold.stampId,
    amount: hold.count * prices.sticker,
    reason: 'generation',
  });
}
