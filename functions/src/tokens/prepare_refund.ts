import type { DocumentSnapshot, Transaction } from 'firebase-admin/firestore';
import { documents } from '../domain/paths.ts';
import { tokenConsumptionSchema } from '../domain/token_consumption.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { writeConsumption } from './read_spending.ts';
import { nothingToWrite, type Write } from './with_ledger.ts';

interface Return {
  /** The entry that took the tokens, and the one that gives them back. */
  readonly chargeId: string;
  readonly refundId: string;
}

/** Gives back all that `chargeId` took, once. Nothing was taken: nothing comes back. */
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
  /** Tokens to give back; never more than were taken. */
  readonly tokens: number;
  /** The stickers whose tokens they are. */
  readonly messageIds?: readonly string[];
}

/** The same where both entries have been read. Who has deleted their account has no balance to give back to. */
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
