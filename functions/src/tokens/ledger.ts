import { FieldValue, type Transaction } from 'firebase-admin/firestore';
import { documents } from '../domain/paths.ts';
import type { TokenTransaction } from '../domain/tokens/token_transaction.ts';
import type { Context } from '../platform/context.ts';
import { transact, withMutex } from '../platform/transact.ts';

/** Enough for instances that compete for one balance; within an instance, a mutex orders them. */
const maxAttempts = 10;

/**
 * A transaction that changes a balance or tickets. All of them use this function, so that concurrent transactions on one
 * balance run one after another instead of aborting each other. Never nest them.
 */
export function withLedger<Result>(
  { firestore }: Context,
  uid: string,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return withMutex(`ledger ${uid}`, () => transact(firestore, work, { maxAttempts }));
}

/**
 * Writes what a preparing function decided. Firestore requires all reads of a transaction before its first write, so these
 * functions read and check first and return their writes. If it is not called, nothing changes.
 */
export type Write = () => void;

export const nothingToWrite: Write = () => {};

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
