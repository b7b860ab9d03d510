import type { Transaction } from 'firebase-admin/firestore';
import type { Context } from '../platform/context.ts';
import { transact, withMutex } from '../platform/transact.ts';

/** Enough for instances that meet on one balance; inside one instance they wait in line. */
const maxAttempts = 10;

/**
 * A transaction that touches somebody's balance or tickets. Everything that does goes through here, so that many
 * at once on one balance wait for their turn instead of aborting each other. Never one inside another.
 */
export function withLedger<Result>(
  { firestore }: Context,
  uid: string,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return withMutex(`ledger ${uid}`, () => transact(firestore, work, { maxAttempts }));
}

/**
 * Writes what a reading verb has decided. Firestore wants every read of a transaction before its first write, so
 * the verbs read and check at once and hand back their writes. Not called, nothing has happened.
 */
export type Write = () => void;

export const nothingToWrite: Write = () => {};
