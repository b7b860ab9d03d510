import { expireOverdueSessions } from './objects/sessions.ts';
import { lapseOverdueVouchers } from './objects/voucher.ts';
import type { Sandbox } from './sandbox.ts';

/** The sandbox's own time: real time plus whatever it has been moved. Seconds, as Stripe counts. */
export interface Clock {
  /** Seconds since the Unix epoch. */
  now(): number;
  milliseconds(): number;
  advance(seconds: number): void;
  reset(): void;
}

export function clock(): Clock {
  let movedBy = 0;
  const milliseconds = () => Date.now() + movedBy;
  return {
    now: () => Math.floor(milliseconds() / 1000),
    milliseconds,
    advance(seconds) {
      if (!(seconds >= 0)) throw new RangeError('The clock only moves forward.');
      movedBy += seconds * 1000;
    },
    reset() {
      movedBy = 0;
    },
  };
}

/** Lets everything happen whose time has come. Called before each request and when the clock moves. */
export function settleTime(sandbox: Sandbox): void {
  expireOverdueSessions(sandbox);
  lapseOverdueVouchers(sandbox);
}
