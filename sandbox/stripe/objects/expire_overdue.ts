import type { Sandbox } from '../sandbox.ts';
import { outside } from './event.ts';
import { expire } from './session.ts';
import { lapseVoucher } from './voucher.ts';

/** Expires every session and voucher that is overdue. Called before each request and when the clock moves. */
export function expireOverdue(sandbox: Sandbox): void {
  const now = sandbox.clock.now();
  for (const session of sandbox.state.sessions.values()) {
    if (session.status === 'open' && session.expires_at <= now) expire(outside(sandbox), session);
  }
  for (const intent of sandbox.state.paymentIntents.values()) {
    const voucher = intent.next_action?.konbini_display_details;
    if (voucher && voucher.expires_at <= now) lapseVoucher(outside(sandbox), intent);
  }
}
