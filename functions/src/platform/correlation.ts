import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { type HttpsOptions, onRequest, type Request } from 'firebase-functions/v2/https';
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

/** What a function answers to a request that is no callable's. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** A function that answers requests which are no callable's, each under the correlation ID of its trace. */
export const requestFunction = (options: HttpsOptions, run: (request: Request) => Promise<Answer>) =>
  onRequest(options, async (request, response) => {
    const { status, headers, body } = await correlate(traceOf(request.headers), () => run(request));
    response
      .status(status)
      .set(headers)
      .send(typeof body === 'string' ? body : Buffer.from(body));
  });

/** A scheduled function, each run under a correlation ID of its own. */
export const scheduledFunction = (options: ScheduleOptions, run: () => Promise<void>) =>
  onSchedule(options, () => correlate(null, run));
