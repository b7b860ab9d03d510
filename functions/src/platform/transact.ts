import { setTimeout as pause } from 'node:timers/promises';
import type {
  Firestore,
  ReadOnlyTransactionOptions,
  ReadWriteTransactionOptions,
  Transaction,
} from 'firebase-admin/firestore';

const mostAttempts = 6;
const pauseMs = 40;

/**
 * Runs a transaction. Firestore may reject one of two conflicting transactions as invalid instead of aborted, which
 * the SDK does not retry. Nothing was written then, so it is retried here.
 */
export async function transact<Result>(
  firestore: Firestore,
  work: (transaction: Transaction) => Promise<Result>,
  options?: ReadWriteTransactionOptions | ReadOnlyTransactionOptions,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await firestore.runTransaction(work, options);
    } catch (error) {
      if (attempt === mostAttempts || !wasClosed(error)) throw error;
      await pause(pauseMs * attempt * (0.5 + Math.random()));
    }
  }
}

/** Whether the error is the server's message about a transaction that has already ended. */
function wasClosed(error: unknown): boolean {
  return (
    error instanceof Error && /transaction (is|was) (invalid|closed)|invalid or closed/i.test(error.message)
  );
}

const tails = new Map<string, Promise<void>>();

/**
 * Runs calls with the same key one after another in this process. Transactions on one document block each other
 * until one aborts, so ordering them beforehand is faster. Never nest calls with the same key.
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
