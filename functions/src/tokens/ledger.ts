import { FieldValue, type Transaction } from 'firebase-admin/firestore';
import { documents } from '../domain/paths.ts';
import type { TokenTransaction } from '../domain/tokens/token_transaction.ts';
import type { Context } from '../platform/context.ts';
import { transact, withMutex } from '../platform/transact.ts';

/** Enough for instances that compete for one balance; within one instance, a mutex serializes them. */
const maxAttempts = 10;

/**
 * Runs a transaction that changes a balance or tickets. All of them use this function, so concurrent transactions
 * on one balance run one after another instead of aborting each other. Never nest calls.
 */
export function withLedger<Result>(
  { firestore }: Context,
  uid: string,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return withMutex(`ledger ${uid}`, () => transact(firestore, work, { maxAttempts }));
}

/**
 * Writes what a prepare function decided. Firestore requires all reads of a transaction before its first write, so
 * these functions read and check first and return their writes. Without the call, nothing changes.
 */
export type Write = () => void;

export const nothingToWrite: Write = () => {};

/** Distributes over the kinds, which `Omit` alone would merge. */
type New<Entry> = Entry extends unknown ? Omit<Entry, 'completedAt' | 'createdAt' | 'updatedAt'> : never;

/** Adds an entry to `token_transactions`. A `completed` one gets the current time as `completedAt`. */
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
