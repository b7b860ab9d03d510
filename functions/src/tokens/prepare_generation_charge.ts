import { type DocumentSnapshot, FieldValue, type Transaction } from 'firebase-admin/firestore';
import { userSchema } from '../domain/accounts/user.ts';
import { PochittoError } from '../domain/errors.ts';
import { collections, documents, ids } from '../domain/paths.ts';
import type { Payment } from '../domain/stamps/stamp.ts';
import { prices } from '../domain/tokens/prices.ts';
import {
  creditLeft,
  type TicketConsumption,
  ticketConsumptionSchema,
  ticketSchema,
} from '../domain/tokens/ticket.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { nothingToWrite, type Write } from './ledger.ts';
import { readSpending, requireFunds } from './read_spending.ts';

export interface GenerationCharge {
  readonly uid: string;
  readonly stampId: string;
  readonly queueId: string;
  /** How often the queue was started before: 0 for the first run, 1 for the first retry. */
  readonly runNumber: number;
  /** The stickers to draw in this run. */
  readonly messageIds: readonly string[];
  /** Tokens for all of them; if omitted, each costs the price of a sticker. */
  readonly tokens?: number;
  /** The payment method of the set. */
  readonly payWith: Payment;
}

/**
 * Charges the stickers of a run, inside the transaction that starts the work, and records what pays for each
 * sticker: in a set with a ticket, the ticket's credit first, then tokens. Reads and checks; the returned function
 * writes. A run is charged once.
 *
 * @throws PochittoError `tokens_insufficient`, `tokens_below_zero`, `ticket_none`, `sign_in_required`
 */
export function prepareGenerationCharge(
  context: Context,
  transaction: Transaction,
  charge: GenerationCharge,
): Promise<Write> {
  return charge.payWith === 'ticket'
    ? byTicket(context, transaction, charge)
    : byTokens(context, transaction, charge, charge.messageIds);
}

function byTokens(
  context: Context,
  transaction: Transaction,
  { uid, stampId, queueId, runNumber, tokens }: GenerationCharge,
  messageIds: readonly string[],
): Promise<Write> {
  return readSpending(context, transaction, ids.generationCharge(queueId, runNumber), {
    userId: uid,
    stampId,
    amount: tokens ?? messageIds.length * prices.sticker,
    reason: 'generation',
    messageIds: [...messageIds],
  });
}

async function byTicket(
  context: Context,
  transaction: Transaction,
  charge: GenerationCharge,
): Promise<Write> {
  const { firestore } = context;
  const { uid, queueId, runNumber, messageIds } = charge;
  const reference = firestore.doc(documents.ticketConsumption(queueId));
  const [used, entry, wallet] = await transaction.getAll(
    reference,
    firestore.doc(documents.tokenConsumption(ids.generationCharge(queueId, runNumber))),
    firestore.doc(documents.user(uid)),
  );
  if (!used || !entry || !wallet) return nothingToWrite;
  const earlier = readDocument(ticketConsumptionSchema, used);
  // Already charged. A late request for a finished run must not consume a second ticket.
  if (entry.exists || (earlier && earlier.runNumber >= runNumber)) return nothingToWrite;
  const user = readDocument(userSchema, wallet);
  requireFunds(user, 0);
  if (user.tokenBalance < 0) throw new PochittoError('tokens_below_zero');
  const updatedAt = FieldValue.serverTimestamp();
  if (!earlier || earlier.deletedAt) {
    const ticket = await oldestTicket(context, transaction, uid);
    const fresh = { covered: messageIds.length, delivered: 0, messageIds: [...messageIds], runNumber };
    return () => {
      transaction.update(ticket.ref, { consumedAt: updatedAt, updatedAt });
      transaction.set(reference, {
        userId: uid,
        ticketId: ticket.id,
        queueId,
        ...fresh,
        createdAt: updatedAt,
        updatedAt,
        deletedAt: null,
      });
    };
  }
  const { credited, rest } = split(earlier, messageIds);
  const spend = rest.length > 0 ? await byTokens(context, transaction, charge, rest) : nothingToWrite;
  return () => {
    if (credited.length > 0) transaction.update(reference, { runNumber, messageIds: credited, updatedAt });
    spend();
  };
}

function split(credit: TicketConsumption, messageIds: readonly string[]) {
  const left = creditLeft(credit);
  return { credited: messageIds.slice(0, left), rest: messageIds.slice(left) };
}

/** Number of tickets to read: more than a person uses at the same time. */
const candidates = 20;

/**
 * Finds the oldest unused ticket. It is queried outside the transaction and then read inside it: a query inside
 * would lock other people's tickets too. A concurrent transaction finds it used and takes the next one.
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
