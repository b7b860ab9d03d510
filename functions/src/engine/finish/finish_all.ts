import { setImmediate } from 'node:timers/promises';

/** How pictures of a set are made: drawn one after the other by this thread, finished by this one or a second. */
interface Finishing<Drawn, Finished> {
  /** Drawn pictures that are kept for the second thread before this one helps to finish them. */
  readonly store: number;
  /** Pictures being finished or delivered at a time. */
  readonly atOnce: number;
  draw(index: number): Drawn;
  /** Null where the second thread has enough to do. */
  handOver(drawn: Drawn): Promise<Finished> | null;
  finish(drawn: Drawn): Finished;
  deliver(index: number, drawn: Drawn, finished: Finished): void | Promise<void>;
}

/**
 * Makes `count` pictures. Both threads run the same code, so the bytes do not depend on which of them finished a picture.
 * Rejects with the first error, after which nothing more is delivered.
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
      await setImmediate(); // Lets the second thread's answers in.
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
