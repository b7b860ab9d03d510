import { FieldValue, type Transaction } from 'firebase-admin/firestore';
import { type User, userSchema } from '../domain/accounts/user.ts';
import { PochittoError } from '../domain/errors.ts';
import { documents } from '../domain/paths.ts';
import type { TokenConsumption } from '../domain/tokens/token_consumption.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { nothingToWrite, type Write } from './ledger.ts';

/** Distributes over the reasons, which `Omit` alone would merge. */
type New<Entry> = Entry extends unknown ? Omit<Entry, 'createdAt' | 'updatedAt'> : never;
type NewConsumption = New<TokenConsumption>;

/**
 * Throws unless `user` may spend `amount` tokens.
 *
 * @throws PochittoError `tokens_insufficient`; `tokens_below_zero` if a refund or a dispute made the balance
 * negative; `sign_in_required` without a profile
 */
export function requireFunds(user: User | null, amount: number): asserts user is User {
  if (!user || user.deletedAt) throw new PochittoError('sign_in_required', 'No profile to pay from.');
  if (amount <= 0) return;
  if (user.tokenBalance < 0) throw new PochittoError('tokens_below_zero');
  if (user.tokenBalance < amount) throw new PochittoError('tokens_insufficient');
}

/** Reads the entry `id` and the person's balance, and prepares the charge. An existing entry is not written again. */
export async function readSpending(
  context: Context,
  transaction: Transaction,
  id: string,
  consumption: NewConsumption,
): Promise<Write> {
  const { firestore } = context;
  const [entry, wallet] = await transaction.getAll(
    firestore.doc(documents.tokenConsumption(id)),
    firestore.doc(documents.user(consumption.userId)),
  );
  if (!entry || !wallet || entry.exists) return nothingToWrite;
  requireFunds(readDocument(userSchema, wallet), consumption.amount);
  return () => writeConsumption(context, transaction, id, consumption);
}

/** Writes the entry `id`, the balance and the set's total together. */
export function writeConsumption(
  { firestore }: Context,
  transaction: Transaction,
  id: string,
  consumption: NewConsumption,
): void {
  const { userId, stampId, amount } = consumption;
  const now = FieldValue.serverTimestamp();
  transaction.create(firestore.doc(documents.tokenConsumption(id)), {
    ...consumption,
    createdAt: now,
    updatedAt: now,
  });
  if (amount !== 0) {
    transaction.update(firestore.doc(documents.user(userId)), {
      tokenBalance: FieldValue.increment(-amount),
      updatedAt: now,
    });
  }
  // Also for free entries: counting a set's entries relies on a lock on the set (`readPaid`).
  transaction.update(firestore.doc(documents.stamp(stampId)), {
    consumedTokens: FieldValue.increment(amount),
    updatedAt: now,
  });
}
