import { setTimeout as pause } from 'node:timers/promises';
import type {
  Firestore,
  ReadOnlyTransactionOptions,
  ReadWriteTransactionOptions,
  Transaction,
} from 'firebase-admin/firestore';

const rounds = 6;
const pauseMs = 40;

/**
 * Runs a transaction, as every verb does. Firestore may close one of two that meet and say that it is invalid instead
 * of aborted; the SDK takes that for a mistake of ours and gives up. Nothing of it was written, so it is run again.
 */
export async function transact<Result>(
  firestore: Firestore,
  work: (transaction: Transaction) => Promise<Result>,
  options?: ReadWriteTransactionOptions | ReadOnlyTransactionOptions,
): Promise<Result> {
  for (let round = 1; ; round += 1) {
    try {
      return await firestore.runTransaction(work, options);
    } catch (error) {
      if (round === rounds || !wasClosed(error)) throw error;
      await pause(pauseMs * round * (0.5 + Math.random()));
    }
  }
}

/** Said by the server of a transaction that it has ended by itself. */
function wasClosed(error: unknown): boolean {
  return (
    error instanceof Error && /transaction (is|was) (invalid|closed)|invalid or closed/i.test(error.message)
  );
}

const tails = new Map<string, Promise<void>>();

/**
 * Runs what shares a key one after another in this process. Transactions that meet on one document hold each other
 * up until one of them gives in; where they can be seen coming, waiting in line is quicker. Never to be nested with
 * the same key.
 */
export async function withMutex<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
  const mine = (tails.get(key) ?? Promise.resolve()).then(work);
  const tail = mine.then(
    () => {},
    () => {},
  );
  tails.set(key, tail);
  try {
    return await mine;
  } finally {
    if (tails.get(key) === tail) tails.delete(key);
  }
}
