import { type DocumentSnapshot, FieldValue, type Transaction } from 'firebase-admin/firestore';
import { documents, ids } from '../domain/paths.ts';
import { offers } from '../domain/tokens/prices.ts';
import { ticketSchema } from '../domain/tokens/ticket.ts';
import { type Purchase, purchaseSchema } from '../domain/tokens/token_transaction.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import type { PaymentSnapshot } from '../vendors/stripe/payment_snapshot.ts';
import { type Changes, entriesFor, type Recorded, stepsOf } from './entries_for.ts';
import { withLedger } from './ledger.ts';
import { readReceipt } from './read_paid.ts';
import { writeTicket } from './read_welcome_ticket.ts';
import { type Payment, writePurchase, writeReversals } from './write_purchase.ts';

/**
 * Adds the missing entries of a snapshot to the ledger: the credit, each refund and each dispute, with the balance
 * and the ticket. Idempotent and independent of order. Returns the purchase's status, or null if there is no such
 * purchase.
 */
export async function recordPayment(context: Context, payment: Payment): Promise<Purchase['status'] | null> {
  const { purchaseId } = payment;
  const reference = context.firestore.doc(documents.tokenTransaction(purchaseId));
  const purchase = readDocument(purchaseSchema, await reference.get());
  if (!purchase) return null;
  requireMatch(purchase, payment);
  return withLedger(context, purchase.userId, (transaction) => record(context, transaction, payment));
}

async function record(
  context: Context,
  transaction: Transaction,
  payment: Payment,
): Promise<Purchase['status'] | null> {
  const { purchaseId, snapshot, event } = payment;
  const writeReceipt = event && (await readReceipt(context, transaction, { ...event, purchaseId }));
  const reference = context.firestore.doc(documents.tokenTransaction(purchaseId));
  const purchase = readDocument(purchaseSchema, await transaction.get(reference));
  // Another delivery of the same event was processed first.
  if (!purchase || (event && !writeReceipt)) return purchase?.status ?? null;
  const [wallet, ticket] = await transaction.getAll(
    context.firestore.doc(documents.user(purchase.userId)),
    context.firestore.doc(documents.ticket(ids.purchasedTicket(purchaseId))),
  );
  if (!wallet || !ticket) return null;
  const recorded = await readRecorded(context, transaction, { purchase, ticket, snapshot });
  const changes = entriesFor(recorded, snapshot);
  writeReceipt?.();
  writePurchase(context, transaction, { ...payment, purchase, changes });
  writeReversals(context, transaction, { ...payment, purchase, changes });
  if (changes.balance !== 0 && wallet.exists) {
    transaction.update(wallet.ref, {
      tokenBalance: FieldValue.increment(changes.balance),
      updatedAt: FieldValue.serverTimestamp(),
    });
  }
  writeTicketState(context, transaction, { uid: purchase.userId, ticket, recorded, changes });
  return changes.status;
}

/** Throws if the session does not match the purchase: we did not create it, so it is never credited. */
function requireMatch(purchase: Purchase, { purchaseId, snapshot }: Payment): void {
  const isSame =
    snapshot.purchaseId === purchaseId &&
    (purchase.stripeSessionId ?? snapshot.sessionId) === snapshot.sessionId &&
    snapshot.amount === purchase.priceYen &&
    snapshot.currency === 'jpy';
  if (!isSame) throw new Error(`Session ${snapshot.sessionId} does not fit purchase ${purchaseId}.`);
}

interface Found {
  readonly purchase: Purchase;
  readonly ticket: DocumentSnapshot;
  readonly snapshot: PaymentSnapshot;
}

async function readRecorded(
  { firestore }: Context,
  transaction: Transaction,
  { purchase, ticket, snapshot }: Found,
): Promise<Recorded> {
  const entries = stepsOf(snapshot).map(({ id }) => firestore.doc(documents.tokenTransaction(id)));
  const found = entries.length > 0 ? await transaction.getAll(...entries) : [];
  return {
    status: purchase.status,
    tokens: purchase.amount,
    tickets: offers[purchase.offer].tickets > 0 ? 1 : 0,
    yen: purchase.priceYen,
    known: new Set(found.filter(({ exists }) => exists).map(({ id }) => id)),
    taken: { yen: purchase.reversedYen, tokens: purchase.reversedTokens },
    ticket: ticketState(ticket),
  };
}

function ticketState(snapshot: DocumentSnapshot): Recorded['ticket'] {
  const ticket = readDocument(ticketSchema, snapshot);
  if (!ticket) return null;
  if (ticket.deletedAt) return 'taken';
  return ticket.consumedAt ? 'used' : 'unused';
}

interface TicketChange {
  readonly uid: string;
  readonly ticket: DocumentSnapshot;
  readonly recorded: Recorded;
  readonly changes: Changes;
}

function writeTicketState(
  context: Context,
  transaction: Transaction,
  { uid, ticket, recorded, changes }: TicketChange,
): void {
  if (changes.ticket === recorded.ticket) return;
  const now = FieldValue.serverTimestamp();
  const isTaken = changes.ticket === 'taken';
  if (ticket.exists) {
    transaction.update(ticket.ref, { deletedAt: isTaken ? now : null, updatedAt: now });
  } else {
    writeTicket(context, transaction, { ticketId: ticket.id, uid, origin: 'purchase', isTaken });
  }
}
