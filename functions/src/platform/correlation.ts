import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { onSchedule, type ScheduleOptions } from 'firebase-functions/v2/scheduler';
import { onTaskDispatched, type Request as Task, type TaskQueueOptions } from 'firebase-functions/v2/tasks';

const current = new AsyncLocalStorage<string>();

/** The header in which a task carries its correlation ID. */
export const correlationHeader = 'x-correlation-id';

const shape = /^[A-Za-z0-9_-]{8,64}$/;

/** What all log lines of one piece of work have in common: from a call or an event through its tasks. */
export const correlationId = (): string | null => current.getStore() ?? null;

/** Runs work under a correlation ID; under a new one where what is given is none. */
export function correlate<Result>(id: unknown, run: () => Result): Result {
  return current.run(typeof id === 'string' && shape.test(id) ? id : randomUUID(), run);
}

/** The trace of a call, as Google's front end names it. */
export const traceOf = (headers: Readonly<Record<string, unknown>>): string | undefined =>
  /^[0-9a-f]{32}/.exec(String(headers['x-cloud-trace-context'] ?? ''))?.[0];

/** A task function that goes on under the correlation ID of the code that enqueued the task. */
export const taskFunction = (options: TaskQueueOptions, run: (task: Task) => Promise<void>) =>
  onTaskDispatched(options, (task) => correlate(task.headers?.[correlationHeader], () => run(task)));

/** A scheduled function, each run under a correlation ID of its own. */
export const scheduledFunction = (options: ScheduleOptions, run: () => Promise<void>) =>
  onSchedule(options, () => correlate(null, run));
