import { expireOverdueSessions } from './objects/sessions.ts';
import { lapseOverdueVouchers } from './objects/voucher.ts';
import type { Sandbox } from './sandbox.ts';

/** Lets everything happen whose time has come. Called before each request and when the clock moves. */
export function settleTime(sandbox: Sandbox): void {
  expireOverdueSessions(sandbox);
  lapseOverdueVouchers(sandbox);
}
