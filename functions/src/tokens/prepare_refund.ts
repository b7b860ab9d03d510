import type { DocumentSnapshot, Transaction } from 'firebase-admin/firestore';
import { documents } from '../domain/paths.ts';
import { tokenConsumptionSchema } from '../domain/tokens/token_consumption.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { writeConsumption } from './read_spending.ts';
import { nothingToWrite, type Write } from './with_ledger.ts';

interface Return {
  /** The entry that charged the tokens, and the one that refunds them. */
  readonly chargeId: string;
  readonly refundId: string;
}

/** Refunds everything that `chargeId` charged, once. Without a charge, nothing is refunded. */
export async function readRefund(
  context: Context,
  transaction: Transaction,
  { chargeId, refundId }: Return,
): Promise<Write> {
  const { firestore } = context;
  const [hold, given] = await transaction.getAll(
    firestore.doc(documents.tokenConsumption(chargeId)),
    firestore.doc(documents.tokenConsumption(refundId)),
  );
  if (!hold || !given) return nothingToWrite;
  return prepareRefund(context, transaction, { hold, given, tokens: Number.POSITIVE_INFINITY });
}

interface Found {
  readonly hold: DocumentSnapshot;
  readonly given: DocumentSnapshot;
  /** Tokens to refund; at most what was charged. */
  readonly tokens: number;
  /** The stickers that the tokens paid for. */
  readonly messageIds?: readonly string[];
}

/** The same if both entries have been read. A deleted account has no balance to refund to. */
export async function prepareRefund(
  context: Context,
  transaction: Transaction,
  { hold, given, tokens, messageIds = [] }: Found,
): Promise<Write> {
  const taken = readDocument(tokenConsumptionSchema, hold);
  if (!taken || given.exists) return nothingToWrite;
  const { userId, stampId } = taken;
  const wallet = await transaction.get(context.firestore.doc(documents.user(userId)));
  if (!wallet.exists) return nothingToWrite;
  const amount = 0 - Math.min(tokens, taken.amount);
  const back = { userId, stampId, amount, reason: 'return', returnOf: hold.id, messageIds } as const;
  return () => writeConsumption(context, transaction, { id: given.id, ...back });
}
