import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { type HttpsOptions, onRequest, type Request } from 'firebase-functions/v2/https';
import { onSchedule, type ScheduleOptions } from 'firebase-functions/v2/scheduler';
import { onTaskDispatched, type Request as Task, type TaskQueueOptions } from 'firebase-functions/v2/tasks';

const current = new AsyncLocalStorage<string>();

/** The header of a task with its correlation id. */
export const correlationHeader = 'x-correlation-id';

const shape = /^[A-Za-z0-9_-]{8,64}$/;

/** Returns the id that all log lines of one piece of work share, from a call or an event through its tasks. */
export const correlationId = (): string | null => current.getStore() ?? null;

/** Runs work under a correlation id, or under a new one if `id` is not valid. */
export function correlate<Result>(id: unknown, run: () => Result): Result {
  return current.run(typeof id === 'string' && shape.test(id) ? id : randomUUID(), run);
}

/** Returns the trace id of a call, as set by Google's front end. */
export const traceOf = (headers: Readonly<Record<string, unknown>>): string | undefined =>
  /^[0-9a-f]{32}/.exec(String(headers['x-cloud-trace-context'] ?? ''))?.[0];

/** Defines a task function that continues under the correlation id of the code that enqueued the task. */
export const taskFunction = (options: TaskQueueOptions, run: (task: Task) => Promise<void>) =>
  onTaskDispatched(options, (task) => correlate(task.headers?.[correlationHeader], () => run(task)));

/** A function's response to a request other than a callable's. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** Defines a function for requests other than callables', each under the correlation id of its trace. */
export const requestFunction = (options: HttpsOptions, run: (request: Request) => Promise<Answer>) =>
  onRequest(options, async (request, response) => {
    const { status, headers, body } = await correlate(traceOf(request.headers), () => run(request));
    response
      .status(status)
      .set(headers)
      .send(typeof body === 'string' ? body : Buffer.from(body));
  });

/** Defines a scheduled function whose runs each get their own correlation id. */
export const scheduledFunction = (options: ScheduleOptions, run: () => Promise<void>) =>
  onSchedule(options, () => correlate(null, run));
