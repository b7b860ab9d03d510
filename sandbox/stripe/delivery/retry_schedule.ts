import type { Clock } from '../clock.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
/** Seconds until each retry; the last one repeats. Ten of them take about three days. */
const WAITS = [5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR, 12 * HOUR];

/** Tasks scheduled for retry, by scaled real time or by the sandbox's clock. */
export interface RetrySchedule<Task> {
  /** @param failures number of failures so far, from 1. */
  add(task: Task, failures: number, timeFactor: number): void;
  /** Starts everything that is due by the sandbox's clock. */
  wake(): void;
  size(): number;
  clear(): void;
}

export function retrySchedule<Task>(clock: Clock, start: (task: Task) => void): RetrySchedule<Task> {
  const waiting = new Map<Task, { due: number; timer: NodeJS.Timeout }>();
  const leave = (task: Task) => {
    clearTimeout(waiting.get(task)?.timer);
    waiting.delete(task);
    start(task);
  };
  return {
    add(task, failures, timeFactor) {
      const seconds = WAITS[Math.min(failures, WAITS.length) - 1] ?? HOUR;
      const timer = setTimeout(() => leave(task), (seconds * 1000) / timeFactor);
      waiting.set(task, { due: clock.now() + seconds, timer });
    },
    wake() {
      const due = [...waiting].filter(([, entry]) => entry.due <= clock.now());
      for (const [task] of due) leave(task);
    },
    size: () => waiting.size,
    clear() {
      for (const { timer } of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
}
