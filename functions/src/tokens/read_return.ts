import type { DocumentSnapshot, Transaction } from 'firebase-admin/firestore';
import { documents } from '../domain/paths.ts';
import { tokenConsumptionSchema } from '../domain/token_consumption.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { writeConsumption } from './read_spending.ts';
import { nothingToWrite, type Write } from './write.ts';

interface Return {
  /** The entry that took the tokens, and the one that gives them back. */
  readonly holdId: string;
  readonly returnId: string;
}

/** Gives back all that `holdId` took, once. Nothing was taken: nothing comes back. */
export async function readReturn(
  context: Context,
  transaction: Transaction,
  { holdId, returnId }: Return,
): Promise<Write> {
  const { firestore } = context;
  const [hold, given] = await transaction.getAll(
    firestore.doc(documents.tokenConsumption(holdId)),
    firestore.doc(documents.tokenConsumption(returnId)),
  );
  if (!hold || !given) return nothingToWrite;
  return readReturnOf(context, transaction, { hold, given, most: Number.POSITIVE_INFINITY });
}

interface Found {
  readonly hold: DocumentSnapshot;
  readonly given: DocumentSnapshot;
  /** Tokens to give back at most; never more than were taken. */
  readonly most: number;
}

/** The same where both entries have been read. Who has deleted their account has no purse to give back to. */
export async function readReturnOf(
  context: Context,
  transaction: Transaction,
  { hold, given, most }: Found,
): Promise<Write> {
  const taken = readDocument(tokenConsumptionSchema, hold);
  if (!taken || given.exists) return nothingToWrite;
  const { userId, stampId } = taken;
  const purse = await transaction.get(context.firestore.doc(documents.user(userId)));
  if (!purse.exists) return nothingToWrite;
  const amount = 0 - Math.min(most, taken.amount);
  const entry = { id: given.id, userId, stampId, amount, reason: 'return', returnOf: hold.id } as const;
  return () => writeConsumption(context, transaction, entry);
}
