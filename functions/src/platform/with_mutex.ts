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
