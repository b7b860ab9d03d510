import type { Transaction } from 'firebase-admin/firestore';
import type { Context } from '../platform/context.ts';
import { inTurn } from '../platform/in_turn.ts';
import { transact } from '../platform/transact.ts';

/** Enough for instances that meet on one purse; inside one instance they wait in line. */
const maxAttempts = 10;

/**
 * A transaction that touches somebody's balance or tickets. Everything that does goes through here, so that many
 * at once on one purse wait for their turn instead of aborting each other. Never one inside another.
 */
export function withPurse<Result>(
  { firestore }: Context,
  uid: string,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return inTurn(`purse ${uid}`, () => transact(firestore, work, { maxAttempts }));
}
