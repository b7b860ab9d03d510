import type { DocumentSnapshot, Transaction } from 'firebase-admin/firestore';
import { documents } from '../domain/paths.ts';
import { tokenConsumptionSchema } from '../domain/tokens/token_consumption.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { nothingToWrite, type Write } from './ledger.ts';
import { writeConsumption } from './read_spending.ts';

interface Refund {
  /** The entry that charged the tokens. */
  readonly chargeId: string;
  readonly refundId: string;
}

/** Prepares a refund of everything that `chargeId` charged, once. Without a charge, nothing is refunded. */
export async function readRefund(
  context: Context,
  transaction: Transaction,
  { chargeId, refundId }: Refund,
): Promise<Write> {
  const { firestore } = context;
  const [charge, refund] = await transaction.getAll(
    firestore.doc(documents.tokenConsumption(chargeId)),
    firestore.doc(documents.tokenConsumption(refundId)),
  );
  if (!charge || !refund) return nothingToWrite;
  return prepareRefund(context, transaction, { charge, refund, tokens: Number.POSITIVE_INFINITY });
}

interface Entries {
  readonly charge: DocumentSnapshot;
  readonly refund: DocumentSnapshot;
  /** Tokens to refund; limited to the charged amount. */
  readonly tokens: number;
  /** The stickers that the tokens paid for. */
  readonly messageIds?: readonly string[];
}

/** Like `readRefund`, for entries that were already read. A deleted account has no balance to refund to. */
export async function prepareRefund(
  context: Context,
  transaction: Transaction,
  { charge, refund, tokens, messageIds = [] }: Entries,
): Promise<Write> {
  const charged = readDocument(tokenConsumptionSchema, charge);
  if (!charged || refund.exists) return nothingToWrite;
  const { userId, stampId } = charged;
  const wallet = await transaction.get(context.firestore.doc(documents.user(userId)));
  if (!wallet.exists) return nothingToWrite;
  return () =>
    writeConsumption(context, transaction, refund.id, {
      reason: 'refund',
      userId,
      stampId,
      amount: 0 - Math.min(tokens, charged.amount),
      chargeId: charge.id,
      messageIds: [...messageIds],
    });
}
