import { FieldValue, type Transaction } from 'firebase-admin/firestore';
import { documents } from '../domain/paths.ts';
import type { TokenTransaction } from '../domain/tokens/token_transaction.ts';
import type { Context } from '../platform/context.ts';

/** Keeps the kinds apart, which `Omit` alone would merge. */
type New<Entry> = Entry extends unknown ? Omit<Entry, 'completedAt' | 'createdAt' | 'updatedAt'> : never;

/** Adds an entry to `token_transactions`. One that is `completed` counts from now. */
export function writeTransaction(
  { firestore }: Pick<Context, 'firestore'>,
  transaction: Transaction,
  id: string,
  entry: New<TokenTransaction>,
): void {
  const now = FieldValue.serverTimestamp();
  transaction.create(firestore.doc(documents.tokenTransaction(id)), {
    ...entry,
    completedAt: entry.status === 'completed' ? now : null,
    createdAt: now,
    updatedAt: now,
  });
}
