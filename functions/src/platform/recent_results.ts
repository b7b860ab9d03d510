/** Returns the kept result of a key, or makes it. */
export type RecentResults<Value> = (key: string, make: () => Promise<Value>) => Promise<Value>;

/**
 * Keeps the latest results of slow reads, at most `most` of them. Concurrent calls with the same key share one read.
 * Failures are not kept, nor what `isKept` declines.
 */
export function recentResults<Value>(
  most: number,
  isKept: (value: Value) => boolean = () => true,
): RecentResults<Value> {
  const results = new Map<string, Promise<Value>>();
  return (key, make) => {
    const result = results.get(key) ?? make();
    results.delete(key); // Move to the end: the first entry is the least recently used.
    results.set(key, result);
    const [oldest] = results.keys();
    if (results.size > most && oldest !== undefined) results.delete(oldest);
    result.then(
      (value) => isKept(value) || results.delete(key),
      () => results.delete(key),
    );
    return result;
  };
}
