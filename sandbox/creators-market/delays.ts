import { setTimeout as pause } from 'node:timers/promises';

/** Durations of the site's background work, in milliseconds. */
export interface Delays {
  /** From the upload of a ZIP until its last slot is filled. */
  readonly zipImport: number;
  /** From a request for review until the status changes. */
  readonly status: number;
  /** How long a QR code or a login waits for its phone. */
  readonly login: number;
  /** Polling interval of pages. */
  readonly poll: number;
}

/** `none` is still asynchronous. */
export const DELAYS: Readonly<Record<'none' | 'real', Delays>> = {
  none: { zipImport: 20, status: 30, login: 120_000, poll: 25 },
  real: { zipImport: 3_000, status: 3_000, login: 120_000, poll: 1_000 },
};

/** Runs `act` after `ms`, unless the sandbox has stopped by then. */
export function schedule({ timers }: { timers: Set<NodeJS.Timeout> }, ms: number, act: () => void): void {
  const timer = setTimeout(() => {
    timers.delete(timer);
    act();
  }, ms);
  timers.add(timer);
}

/** Does not keep the process alive, so that a stopping sandbox need not wait. */
export const sleep = (ms: number): Promise<void> => pause(ms, undefined, { ref: false });
