import { type DocumentSnapshot, FieldValue, type Transaction } from 'firebase-admin/firestore';
import { PochittoError } from '../domain/errors.ts';
import { collections, documents } from '../domain/paths.ts';
import { ticketSchema } from '../domain/ticket.ts';
import { type TicketConsumption, ticketConsumptionSchema } from '../domain/ticket_consumption.ts';
import { userSchema } from '../domain/user.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { requireFunds } from './read_spending.ts';
import { nothingToWrite, type Write } from './write.ts';

/** Tickets to look at: more than one person uses at the same moment. */
const candidates = 20;

export interface TicketHold {
  readonly uid: string;
  readonly queueId: string;
  readonly round: number;
}

/** Pays a queue with the person's oldest ticket. Throws `ticket_none`, or `tokens_below_zero` for somebody in debt. */
export async function readTicketHold(
  context: Context,
  transaction: Transaction,
  { uid, queueId, round }: TicketHold,
): Promise<Write> {
  const { firestore } = context;
  const reference = firestore.doc(documents.ticketConsumption(queueId));
  const [snapshot, purse] = await transaction.getAll(reference, firestore.doc(documents.user(uid)));
  if (!snapshot || !purse) return nothingToWrite;
  const earlier = readDocument(ticketConsumptionSchema, snapshot);
  // What comes late for a round that is over must not take a second ticket.
  if (earlier && earlier.round >= round) return nothingToWrite;
  const now = FieldValue.serverTimestamp();
  // The ticket never came back, so it still pays for the whole set.
  if (earlier && !earlier.deletedAt) {
    return () => void transaction.update(reference, { round, updatedAt: now });
  }
  const user = readDocument(userSchema, purse);
  requireFunds(user, 0);
  if (user.tokenBalance < 0) throw new PochittoError('tokens_below_zero');
  const ticket = await oldestTicket(context, transaction, uid);
  return () => {
    transaction.update(ticket.ref, { consumedAt: now, updatedAt: now });
    transaction.set(reference, {
      userId: uid,
      ticketId: ticket.id,
      queueId,
      round,
      createdAt: now,
      updatedAt: now,
      deletedAt: null,
    });
  };
}

/**
 * The ticket is looked for beside the transaction and then held in it: a query inside would hold up everybody
 * else's tickets too. Who comes second finds it used, and looks for the next one.
 */
async function oldestTicket(
  { firestore }: Context,
  transaction: Transaction,
  uid: string,
): Promise<DocumentSnapshot> {
  const { docs } = await firestore
    .collection(collections.tickets)
    .where('userId', '==', uid)
    .where('consumedAt', '==', null)
    .where('deletedAt', '==', null)
    .orderBy('createdAt')
    .limit(candidates)
    .get();
  for (const { ref } of docs) {
    const snapshot = await transaction.get(ref);
    const ticket = readDocument(ticketSchema, snapshot);
    if (ticket && !ticket.consumedAt && !ticket.deletedAt) return snapshot;
  }
  throw new PochittoError('ticket_none');
}

/** Gives back the ticket that paid for this round of a queue, once. */
export function ticketReturn(
  { firestore }: Context,
  transaction: Transaction,
  consumption: TicketConsumption | null,
  round: number,
): Write {
  if (!consumption || consumption.deletedAt || consumption.round !== round) return nothingToWrite;
  const now = FieldValue.serverTimestamp();
  return () => {
    transaction.update(firestore.doc(documents.ticket(consumption.ticketId)), {
      consumedAt: null,
      updatedAt: now,
    });
    transaction.update(firestore.doc(documents.ticketConsumption(consumption.queueId)), {
      deletedAt: now,
      updatedAt: now,
    });
  };
}
