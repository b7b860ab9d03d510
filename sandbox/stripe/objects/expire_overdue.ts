import type { Sandbox } from '../sandbox.ts';
import { systemContext } from './event.ts';
import { markExpired } from './session.ts';
import { expireVoucher } from './voucher.ts';

/** Expires every session and voucher that is overdue. Called before each request and when the clock moves. */
export function expireOverdue(sandbox: Sandbox): void {
  const now = sandbox.clock.now();
  for (const session of sandbox.state.sessions.values()) {
    if (session.status === 'open' && session.expires_at <= now) markExpired(systemContext(sandbox), session);
  }
  for (const intent of sandbox.state.paymentIntents.values()) {
    const voucher = intent.next_action?.konbini_display_details;
    if (voucher && voucher.expires_at <= now) expireVoucher(systemContext(sandbox), intent);
  }
}
