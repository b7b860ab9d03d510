import type { Clock } from '../clock.ts';
import { matches, type StripeEvent } from '../state/events.ts';
import { type Endpoint, type EndpointAnswer, postEvent } from './post_event.ts';
import { type RetrySchedule, retrySchedule } from './retry_schedule.ts';

/** How events are delivered. By default once each, in order, one after another. */
export interface DeliveryMode {
  /** Delay before a batch is sent; later events join it meanwhile. Milliseconds, real time. */
  delay: number;
  /** How many times each event is delivered, even after a 2xx response. */
  copies: number;
  /** The order inside a batch. */
  order: 'reversed' | 'sent' | 'shuffled';
  /** Concurrent deliveries. */
  concurrency: number;
  /** Holds all events until `release`. */
  held: boolean;
  /** Timeout of the endpoint. Milliseconds, real time. */
  timeout: number;
  /** Maximum number of retries after a failure; Stripe gives up after about three days. */
  retries: number;
  /** Speed of retries relative to real time: with 1200, five minutes take a quarter of a second. */
  timeFactor: number;
}

/** One attempt and the endpoint's response. */
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
  /** Delivers an event `times` more times, regardless of earlier results. */
  resend(event: StripeEvent, times: number): void;
  /** Delivers pending events immediately, in the mode's order. */
  release(): void;
  /** Starts retries that became due when the clock was advanced. */
  clockMoved(): void;
  records(): readonly DeliveryRecord[];
  succeeded(eventId: string): boolean;
  /** Resolves when no delivery is in progress or pending; waits for retries only if `retriesToo`. */
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
  let batchTimer: NodeJS.Timeout | undefined;
  let ready: Task[] = [];
  let inFlight = 0;
  let life = new AbortController();
  const records: DeliveryRecord[] = [];
  const waiting: { retriesToo: boolean; resolve: () => void }[] = [];
  const retries: RetrySchedule<Task> = retrySchedule(clock, (task) => {
    ready.push(task);
    startReady();
  });

  const self: Delivery = {
    mode: { ...DEFAULT_MODE },
    endpoint,
    enqueue(event) {
      if (!self.endpoint?.events.some((pattern) => matches(event.type, pattern))) return;
      event.pending_webhooks = 1;
      batch.push(event);
      if (!self.mode.held) batchTimer ??= setTimeout(flush, self.mode.delay);
    },
    resend(event, times) {
      for (let count = 0; count < times; count += 1) ready.push({ event, attempt: 1 });
      startReady();
    },
    release: flush,
    clockMoved: () => retries.wake(),
    records: () => records,
    succeeded: (id) => records.some((record) => record.eventId === id && record.outcome === 'delivered'),
    idle: (retriesToo) =>
      new Promise((resolve) => {
        waiting.push({ retriesToo, resolve });
        resolveIdle();
      }),
    reset() {
      life.abort();
      life = new AbortController();
      clearTimeout(batchTimer);
      batchTimer = undefined;
      batch = [];
      ready = [];
      retries.clear();
      records.length = 0;
      self.mode = { ...DEFAULT_MODE };
      resolveIdle();
    },
  };
  return self;

  function flush(): void {
    clearTimeout(batchTimer);
    batchTimer = undefined;
    const leaving = batch.flatMap((event) => Array<StripeEvent>(self.mode.copies).fill(event));
    batch = [];
    ready.push(...ordered(leaving, self.mode.order).map((event) => ({ event, attempt: 1 })));
    startReady();
  }

  function startReady(): void {
    while (inFlight < self.mode.concurrency) {
      const task = ready.shift();
      if (!task) break;
      inFlight += 1;
      void attempt(task).finally(() => {
        inFlight -= 1;
        startReady();
      });
    }
    resolveIdle();
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

  function resolveIdle(): void {
    const busy = inFlight > 0 || ready.length > 0 || (batch.length > 0 && !self.mode.held);
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
