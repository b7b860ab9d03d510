/** Draws requested tiles, one at a time, while the page is idle. */
export interface TileQueue<Work, Picture> {
  /** Draws `work` unless a picture of `key` is cached. Returns a function that cancels the request. */
  want(key: string, work: Work, onDrawn: (picture: Picture) => void): () => void;
}

interface Wish<Work, Picture> {
  readonly work: Work;
  readonly onDrawn: (picture: Picture) => void;
}

interface QueueOptions {
  readonly idle: () => Promise<void>;
  readonly onFailed: (error: unknown) => void;
  readonly rest: () => void;
}

/**
 * Creates a queue that caches its pictures. `onFailed` is called with works that failed, which are not retried;
 * `idle` resolves when there is time for one more; `rest` is called when the queue is empty.
 */
export function tileQueue<Work, Picture>(
  draw: (work: Work) => Promise<Picture>,
  { idle, onFailed, rest }: QueueOptions,
): TileQueue<Work, Picture> {
  const known = new Map<string, Picture>();
  const failed = new Set<string>();
  const wishes = new Map<string, Set<Wish<Work, Picture>>>();
  let isRunning = false;

  const run = async () => {
    if (isRunning) return;
    isRunning = true;
    while (wishes.size > 0) {
      await idle();
      const [next] = wishes;
      if (!next) break; // No requests left.
      const [key, [wish]] = next;
      try {
        if (wish) known.set(key, await draw(wish.work));
      } catch (error) {
        failed.add(key);
        onFailed(error);
      }
      const picture = known.get(key);
      const waiting = wishes.get(key) ?? [];
      wishes.delete(key);
      if (picture !== undefined) for (const { onDrawn } of waiting) onDrawn(picture);
    }
    isRunning = false;
    rest();
  };

  return {
    want: (key, work, onDrawn) => {
      const picture = known.get(key);
      if (picture !== undefined) {
        onDrawn(picture);
        return () => {};
      }
      if (failed.has(key)) return () => {};
      const wish = { work, onDrawn };
      const waiting = wishes.get(key) ?? new Set();
      wishes.set(key, waiting.add(wish));
      void run();
      return () => {
        waiting.delete(wish);
        if (waiting.size === 0 && wishes.get(key) === waiting) wishes.delete(key);
      };
    },
  };
}
