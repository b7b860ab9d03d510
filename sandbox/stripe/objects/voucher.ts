import { invalidRequest } from '../api/api_error.ts';
import type { Context } from '../call.ts';
import { identifier } from '../identifier.ts';
import type { Sandbox } from '../sandbox.ts';
import type { KonbiniStore, PaymentIntent } from '../state/payments.ts';
import { addCharge } from './charge.ts';
import { finishCharge, markPaid } from './charge_card.ts';
import { systemContext } from './event.ts';
import { markExpired, sessionOf } from './session.ts';

const DAY = 24 * 60 * 60;
const JAPAN_AHEAD = 9 * 60 * 60;

/** Issues a voucher for a payment intent. It expires at the end of the day in Japan, `days` days from now. */
export function issueVoucher(
  context: Context,
  intent: PaymentIntent,
  paymentMethod: string,
  days: number,
): void {
  const now = context.sandbox.clock.now();
  intent.status = 'requires_action';
  intent.payment_method = paymentMethod;
  intent.last_payment_error = null;
  intent.payment_method_options = {
    ...intent.payment_method_options,
    konbini: {
      confirmation_number: null,
      expires_after_days: days,
      expires_at: null,
      product_description: null,
    },
  };
  intent.next_action = {
    type: 'konbini_display_details',
    konbini_display_details: {
      expires_at: endOfDayInJapan(now + days * DAY),
      hosted_voucher_url: `${context.sandbox.url}/konbini/voucher/${intent.id}`,
      stores: { familymart: store(), lawson: store(), ministop: store(), seicomart: store() },
    },
  };
  context.emit('payment_intent.requires_action', intent);
}

/** Pays a voucher, as the buyer does at the store. */
export function payVoucher(context: Context, intent: PaymentIntent): void {
  const method = waitingMethod(intent);
  const billing = context.sandbox.state.paymentMethods.get(method)?.billing_details;
  const charge = addCharge(context, intent, {
    paymentMethod: method,
    details: { type: 'konbini', konbini: { store: { chain: 'lawson' } } },
    billing: billing ?? { address: null, email: null, name: null, phone: null, tax_id: null },
    failure: null,
  });
  markPaid(context, intent, charge);
  const session = sessionOf(context.sandbox, intent.id);
  if (session) {
    session.payment_status = 'paid';
    context.emit('checkout.session.async_payment_succeeded', session);
  }
  finishCharge(context, charge, null);
}

/** Expires an unpaid voucher. The session stays complete and unpaid. */
export function expireVoucher(context: Context, intent: PaymentIntent): void {
  waitingMethod(intent);
  intent.status = 'requires_payment_method';
  intent.payment_method = null;
  intent.next_action = null;
  intent.last_payment_error = {
    type: 'invalid_request_error',
    code: 'payment_intent_payment_attempt_expired',
    message: 'The payment attempt has expired before the customer paid.',
  };
  context.emit('payment_intent.payment_failed', intent);
  const session = sessionOf(context.sandbox, intent.id);
  if (session) context.emit('checkout.session.async_payment_failed', session);
}

function waitingMethod(intent: PaymentIntent): string {
  if (!intent.next_action || intent.payment_method === null) {
    throw invalidRequest(`The payment ${intent.id} does not wait for a konbini: it is ${intent.status}.`);
  }
  return intent.payment_method;
}

const endOfDayInJapan = (timestamp: number) =>
  (Math.floor((timestamp + JAPAN_AHEAD) / DAY) + 1) * DAY - JAPAN_AHEAD - 1;

/** Confirmation number (11 digits) and payment code (6 digits). */
const store = (): KonbiniStore => ({ confirmation_number: digits(11), payment_code: digits(6) });

function digits(count: number): string {
  const letters = identifier('', count).slice(1);
  return [...letters].map((letter) => letter.charCodeAt(0) % 10).join('');
}

/** Expires all overdue sessions and vouchers. Called before each request and when the clock is advanced. */
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
