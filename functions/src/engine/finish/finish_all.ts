import { setImmediate } from 'node:timers/promises';

/**
 * How a set's pictures are made: this thread draws them one after the other, and this thread or the worker finishes
 * them.
 */
interface Finishing<Drawn, Finished> {
  /** Number of drawn pictures buffered for the worker before this thread finishes some itself. */
  readonly store: number;
  /** Maximum number of pictures being finished or delivered at once. */
  readonly atOnce: number;
  draw(index: number): Drawn;
  /** Passes a picture to the worker; null if the worker is busy. */
  handOver(drawn: Drawn): Promise<Finished> | null;
  finish(drawn: Drawn): Finished;
  deliver(index: number, drawn: Drawn, finished: Finished): void | Promise<void>;
}

/**
 * Makes `count` pictures. Both threads run the same code, so the bytes do not depend on which one finished a
 * picture. Rejects with the first error and delivers nothing after it.
 */
export async function finishAll<Drawn, Finished>(
  count: number,
  { store, atOnce, draw, handOver, finish, deliver }: Finishing<Drawn, Finished>,
): Promise<void> {
  const waiting: { index: number; drawn: Drawn }[] = [];
  const running = new Set<Promise<void>>();
  let failed = false;
  const follow = (index: number, drawn: Drawn, finishing: Promise<Finished> | Finished) => {
    const task = (async () => {
      const finished = await finishing;
      if (!failed) await deliver(index, drawn, finished);
    })().finally(() => running.delete(task));
    running.add(task);
    task.catch(() => {
      failed = true;
    });
  };
  try {
    for (let next = 0; next < count || waiting.length > 0; ) {
      if (next < count && waiting.length < store) waiting.push({ index: next, drawn: draw(next++) });
      else {
        const last = waiting.pop();
        if (last) follow(last.index, last.drawn, finish(last.drawn));
      }
      await setImmediate(); // Lets messages from the worker arrive.
      for (const { index, drawn } of [...waiting]) {
        const finishing = handOver(drawn);
        if (!finishing) break;
        waiting.shift();
        follow(index, drawn, finishing);
      }
      if (running.size >= atOnce) await Promise.race(running);
    }
    await Promise.all(running);
  } finally {
    failed = true;
    await Promise.allSettled(running);
  }
}
