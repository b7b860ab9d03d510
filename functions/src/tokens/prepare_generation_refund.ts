import { type DocumentSnapshot, FieldValue, type Transaction } from 'firebase-admin/firestore';
import { documents, ids } from '../domain/paths.ts';
import { ticketConsumptionSchema } from '../domain/tokens/ticket.ts';
import { refundDue, tokenConsumptionSchema } from '../domain/tokens/token_consumption.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { nothingToWrite, type Write } from './ledger.ts';
import { prepareRefund } from './prepare_refund.ts';

interface GenerationRefund {
  readonly queueId: string;
  /** The run that ends. */
  readonly runNumber: number;
  /** The stickers of the run that were not delivered. */
  readonly undelivered: readonly string[];
}

/**
 * Closes the charge of a run, inside the transaction that ends it. Depends only on that charge and on what was
 * delivered: tokens of undelivered stickers are refunded; the ticket counts the delivered stickers, and the rest
 * stays as a credit of the set; the ticket itself is given back only if it has never delivered anything.
 * Idempotent.
 */
export async function prepareGenerationRefund(
  context: Context,
  transaction: Transaction,
  { queueId, runNumber, undelivered }: GenerationRefund,
): Promise<Write> {
  const { firestore } = context;
  const [charge, refund, used] = await transaction.getAll(
    firestore.doc(documents.tokenConsumption(ids.generationCharge(queueId, runNumber))),
    firestore.doc(documents.tokenConsumption(ids.generationRefund(queueId, runNumber))),
    firestore.doc(documents.ticketConsumption(queueId)),
  );
  if (!charge || !refund || !used) return nothingToWrite;
  const missing = new Set(undelivered);
  const writeRefund = await prepareTokens(context, transaction, { charge, refund, missing });
  const writeAccount = prepareTicketAccount(context, transaction, { used, runNumber, missing });
  return () => {
    writeRefund();
    writeAccount();
  };
}

interface Paid {
  readonly charge: DocumentSnapshot;
  readonly refund: DocumentSnapshot;
  readonly missing: ReadonlySet<string>;
}

async function prepareTokens(
  context: Context,
  transaction: Transaction,
  { charge, refund, missing }: Paid,
): Promise<Write> {
  const charged = readDocument(tokenConsumptionSchema, charge);
  if (charged?.reason !== 'generation') return nothingToWrite;
  const messageIds = charged.messageIds.filter((id) => missing.has(id));
  if (messageIds.length === 0) return nothingToWrite;
  const tokens = refundDue(charged, messageIds.length);
  return prepareRefund(context, transaction, { charge, refund, tokens, messageIds });
}

interface Account {
  readonly used: DocumentSnapshot;
  readonly runNumber: number;
  readonly missing: ReadonlySet<string>;
}

function prepareTicketAccount(
  { firestore }: Context,
  transaction: Transaction,
  { used, runNumber, missing }: Account,
): Write {
  const credit = readDocument(ticketConsumptionSchema, used);
  if (!credit || credit.deletedAt || credit.runNumber !== runNumber) return nothingToWrite;
  // Already closed.
  if (credit.messageIds.length === 0) return nothingToWrite;
  const came = credit.messageIds.filter((id) => !missing.has(id)).length;
  const delivered = credit.delivered + came;
  const updatedAt = FieldValue.serverTimestamp();
  return () => {
    const isUnused = delivered === 0;
    transaction.update(used.ref, {
      delivered,
      messageIds: [],
      updatedAt,
      ...(isUnused ? { deletedAt: updatedAt } : {}),
    });
    if (!isUnused) return;
    transaction.update(firestore.doc(documents.ticket(credit.ticketId)), { consumedAt: null, updatedAt });
  };
}
