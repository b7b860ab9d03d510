import { invalidRequest } from '../api/refusal.ts';
import type { Scene } from '../call.ts';
import { identifier } from '../identifier.ts';
import type { KonbiniStore, PaymentIntent } from '../state/payments.ts';
import { addCharge } from './charge.ts';
import { afterwards, receive } from './charge_card.ts';
import { sessionOf } from './session.ts';

const DAY = 24 * 60 * 60;
const JAPAN_AHEAD = 9 * 60 * 60;

/** Puts a voucher on a payment intent: the buyer has until the end of the day, `days` days from now, in Japan. */
export function issueVoucher(scene: Scene, intent: PaymentIntent, paymentMethod: string, days: number): void {
  const now = scene.sandbox.clock.now();
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
      hosted_voucher_url: `${scene.sandbox.url}/konbini/voucher/${intent.id}`,
      stores: { familymart: store(), lawson: store(), ministop: store(), seicomart: store() },
    },
  };
  scene.emit('payment_intent.requires_action', intent);
}

/** The buyer paid at the till. */
export function payVoucher(scene: Scene, intent: PaymentIntent): void {
  const method = waitingMethod(intent);
  const billing = scene.sandbox.state.paymentMethods.get(method)?.billing_details;
  const charge = addCharge(scene, intent, {
    paymentMethod: method,
    details: { type: 'konbini', konbini: { store: { chain: 'lawson' } } },
    billing: billing ?? { address: null, email: null, name: null, phone: null, tax_id: null },
    failure: null,
  });
  receive(scene, intent, charge);
  const session = sessionOf(scene.sandbox, intent.id);
  if (session) {
    session.payment_status = 'paid';
    scene.emit('checkout.session.async_payment_succeeded', session);
  }
  afterwards(scene, charge, null);
}

/** Nobody paid in time. The session stays complete and unpaid for ever. */
export function lapseVoucher(scene: Scene, intent: PaymentIntent): void {
  waitingMethod(intent);
  intent.status = 'requires_payment_method';
  intent.payment_method = null;
  intent.next_action = null;
  intent.last_payment_error = {
    type: 'invalid_request_error',
    code: 'payment_intent_payment_attempt_expired',
    message: 'The payment attempt has expired before the customer paid.',
  };
  scene.emit('payment_intent.payment_failed', intent);
  const session = sessionOf(scene.sandbox, intent.id);
  if (session) scene.emit('checkout.session.async_payment_failed', session);
}

function waitingMethod(intent: PaymentIntent): string {
  if (!intent.next_action || intent.payment_method === null) {
    throw invalidRequest(`The payment ${intent.id} does not wait for a konbini: it is ${intent.status}.`);
  }
  return intent.payment_method;
}

const endOfDayInJapan = (timestamp: number) =>
  (Math.floor((timestamp + JAPAN_AHEAD) / DAY) + 1) * DAY - JAPAN_AHEAD - 1;

/** Eleven and six digits, the way a till asks for them. */
const store = (): KonbiniStore => ({ confirmation_number: digits(11), payment_code: digits(6) });

function digits(count: number): string {
  const letters = identifier('', count).slice(1);
  return [...letters].map((letter) => letter.charCodeAt(0) % 10).join('');
}
