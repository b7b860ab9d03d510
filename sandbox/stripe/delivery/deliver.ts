import type { Clock } from '../clock.ts';
import { matches, type StripeEvent } from '../state/events.ts';
import { type Endpoint, type EndpointAnswer, postEvent } from './post_event.ts';
import { type RetrySchedule, retrySchedule } from './retry_schedule.ts';

/** How events travel. The default is Stripe on a good day: once each, in order, one after another. */
export interface DeliveryMode {
  /** Wait before a batch sets out; everything that happens meanwhile joins it. Milliseconds, real time. */
  delay: number;
  /** How often each event is delivered even though it was answered 2xx. */
  copies: number;
  /** The order inside a batch. */
  order: 'reversed' | 'sent' | 'shuffled';
  /** Deliveries under way at once. */
  concurrency: number;
  /** Nothing sets out until `release`. */
  held: boolean;
  /** An endpoint slower than this has failed. Milliseconds, real time. */
  timeout: number;
  /** Retries after a failure at most; Stripe gives up after about three days. */
  retries: number;
  /** How much faster than real time retries come: 1200 makes five minutes a quarter of a second. */
  timeFactor: number;
}

/** One attempt and what the endpoint answered. */
export interface DeliveryRecord extends EndpointAnswer {
  eventId: string;
  type: string;
  /** 1 for the first. */
  attempt: number;
  url: string;
  outcome: 'delivered' | 'given_up' | 'will_retry';
}

export interface Delivery {
  mode: DeliveryMode;
  endpoint: Endpoint | null;
  enqueue(event: StripeEvent): void;
  /** Delivers an event again, `times` times, whatever became of it before. */
  resend(event: StripeEvent, times: number): void;
  /** Lets waiting events go at once, in the mode's order. */
  release(): void;
  /** The clock was moved: retries that are due now set out. */
  clockMoved(): void;
  records(): readonly DeliveryRecord[];
  succeeded(eventId: string): boolean;
  /** Resolves when nothing is under way or waiting to set out; retries count only when asked for. */
  idle(retriesToo: boolean): Promise<void>;
  reset(): void;
}

interface Task {
  event: StripeEvent;
  attempt: number;
}

const DEFAULT_MODE: DeliveryMode = {
  delay: 0,
  copies: 1,
  order: 'sent',
  concurrency: 1,
  held: false,
  timeout: 20_000,
  retries: 10,
  timeFactor: 1200,
};

export function delivery(clock: Clock, endpoint: Endpoint | null, log: (line: string) => void): Delivery {
  let batch: StripeEvent[] = [];
  let departure: NodeJS.Timeout | undefined;
  let ready: Task[] = [];
  let underWay = 0;
  let life = new AbortController();
  const records: DeliveryRecord[] = [];
  const waiting: { retriesToo: boolean; resolve: () => void }[] = [];
  const retries: RetrySchedule<Task> = retrySchedule(clock, (task) => {
    ready.push(task);
    pump();
  });

  const self: Delivery = {
    mode: { ...DEFAULT_MODE },
    endpoint,
    enqueue(event) {
      if (!self.endpoint?.events.some((pattern) => matches(event.type, pattern))) return;
      event.pending_webhooks = 1;
      batch.push(event);
      if (!self.mode.held) departure ??= setTimeout(depart, self.mode.delay);
    },
    resend(event, times) {
      for (let count = 0; count < times; count += 1) ready.push({ event, attempt: 1 });
      pump();
    },
    release: depart,
    clockMoved: () => retries.wake(),
    records: () => records,
    succeeded: (id) => records.some((record) => record.eventId === id && record.outcome === 'delivered'),
    idle: (retriesToo) =>
      new Promise((resolve) => {
        waiting.push({ retriesToo, resolve });
        tellWaiting();
      }),
    reset() {
      life.abort();
      life = new AbortController();
      clearTimeout(departure);
      departure = undefined;
      batch = [];
      ready = [];
      retries.clear();
      records.length = 0;
      self.mode = { ...DEFAULT_MODE };
      tellWaiting();
    },
  };
  return self;

  function depart(): void {
    clearTimeout(departure);
    departure = undefined;
    const leaving = batch.flatMap((event) => Array<StripeEvent>(self.mode.copies).fill(event));
    batch = [];
    ready.push(...ordered(leaving, self.mode.order).map((event) => ({ event, attempt: 1 })));
    pump();
  }

  function pump(): void {
    while (underWay < self.mode.concurrency) {
      const task = ready.shift();
      if (!task) break;
      underWay += 1;
      void attempt(task).finally(() => {
        underWay -= 1;
        pump();
      });
    }
    tellWaiting();
  }

  async function attempt(task: Task): Promise<void> {
    const { signal } = life;
    const { endpoint: to, mode } = self;
    if (!to) return;
    const answer = await postEvent(to, JSON.stringify(task.event), mode.timeout, signal);
    if (signal.aborted) return;
    const good = answer.status !== null && answer.status >= 200 && answer.status < 300;
    const outcome = good ? 'delivered' : task.attempt > mode.retries ? 'given_up' : 'will_retry';
    const { id, type } = task.event;
    records.push({ eventId: id, type, attempt: task.attempt, url: to.url, ...answer, outcome });
    log(`event ${type} ${id} attempt ${task.attempt}: ${answer.status ?? answer.error} ${outcome}`);
    if (outcome === 'will_retry') {
      retries.add({ event: task.event, attempt: task.attempt + 1 }, task.attempt, mode.timeFactor);
    } else task.event.pending_webhooks = 0;
  }

  function tellWaiting(): void {
    const busy = underWay > 0 || ready.length > 0 || (batch.length > 0 && !self.mode.held);
    for (const waiter of [...waiting]) {
      if (busy || (waiter.retriesToo && retries.size() > 0)) continue;
      waiting.splice(waiting.indexOf(waiter), 1);
      waiter.resolve();
    }
  }
}

function ordered(events: StripeEvent[], order: DeliveryMode['order']): StripeEvent[] {
  if (order === 'sent') return events;
  if (order === 'reversed') return events.toReversed();
  const keyed = events.map((event) => ({ event, key: Math.random() }));
  return keyed.toSorted((one, other) => one.key - other.key).map(({ event }) => event);
}
