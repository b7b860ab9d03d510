import { FieldValue, type Transaction } from 'firebase-admin/firestore';
import { documents, ids } from '../domain/paths.ts';
import type { Ticket } from '../domain/tokens/ticket.ts';
import type { Context } from '../platform/context.ts';
import { nothingToWrite, type Write } from './ledger.ts';

/** Prepares the welcome ticket, granted once, inside the transaction that creates the profile. */
export async function readWelcomeTicket(
  context: Pick<Context, 'firestore'>,
  transaction: Transaction,
  uid: string,
): Promise<Write> {
  const ticketId = ids.welcomeTicket(uid);
  const snapshot = await transaction.get(context.firestore.doc(documents.ticket(ticketId)));
  if (snapshot.exists) return nothingToWrite;
  return () => writeTicket(context, transaction, { ticketId, uid, origin: 'welcome' });
}

interface NewTicket {
  readonly ticketId: string;
  readonly uid: string;
  readonly origin: Ticket['origin'];
  /** Whether the payment was reversed before the purchase was recorded. */
  readonly isTaken?: boolean;
}

export function writeTicket(
  { firestore }: Pick<Context, 'firestore'>,
  transaction: Transaction,
  { ticketId, uid, origin, isTaken = false }: NewTicket,
): void {
  transaction.create(firestore.doc(documents.ticket(ticketId)), {
    userId: uid,
    origin,
    consumedAt: null,
    createdAt: FieldValue.serverTimestamp(),
    updatedAt: FieldValue.serverTimestamp(),
    deletedAt: isTaken ? FieldValue.serverTimestamp() : null,
  });
}
