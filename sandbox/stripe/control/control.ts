import { invalidRequest } from '../api/api_error.ts';
import type { DeliveryMode, DeliveryRecord } from '../delivery/deliver.ts';
import type { Endpoint } from '../delivery/post_event.ts';
import { findCard } from '../objects/card.ts';
import { findCharge } from '../objects/charge.ts';
import { payByCard, payByKonbini } from '../objects/checkout.ts';
import { findDispute, openDispute, resolveDispute, submitEvidence } from '../objects/dispute.ts';
import { findEvent, systemContext } from '../objects/event.ts';
import { chargeOf, findPaymentIntent } from '../objects/payment_intent.ts';
import { addRefund, completeRefund, failRefund, findRefund } from '../objects/refund.ts';
import { expireSession, findSession } from '../objects/session.ts';
import { expireOverdue, expireVoucher, payVoucher } from '../objects/voucher.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Session } from '../state/checkout.ts';
import type { EventType, StripeEvent } from '../state/events.ts';
import type { Charge, PaymentIntent } from '../state/payments.ts';
import type { Dispute, Refund } from '../state/reversals.ts';
import { clearState } from '../state/state.ts';
import type { Fault } from './switches.ts';

/**
 * Control of the sandbox, separate from Stripe's API: acts as the buyer, the convenience store, the bank, the clock
 * and the network. `of` is the ID of a session, a payment intent or a charge. Every function throws an `ApiError`
 * if the object does not allow the action.
 */
export interface Control {
  /**
   * Pays an open session by card.
   *
   * @param card a test card number.
   * @returns a failed charge if it was declined.
   */
  paySession(session: string, card?: string): Charge;
  /** Chooses konbini on an open session: it completes unpaid. */
  chooseKonbini(session: string): PaymentIntent;
  payVoucher(of: string): PaymentIntent;
  expireVoucher(of: string): PaymentIntent;
  expireSession(session: string): Session;
  /** @param yen the unrefunded amount by default. */
  refund(of: string, yen?: number): Refund;
  completeRefund(refund: string): Refund;
  failRefund(refund: string): Refund;
  openDispute(of: string, how?: { reason?: string; inquiry?: boolean }): Dispute;
  submitEvidence(dispute: string): Dispute;
  winDispute(dispute: string): Dispute;
  loseDispute(dispute: string): Dispute;
  /** Newest last. */
  events(type?: EventType): StripeEvent[];
  resendEvent(event: string, times?: number): void;
  deliveries(): readonly DeliveryRecord[];
  setDelivery(mode: Partial<DeliveryMode>): DeliveryMode;
  /** Delivers held events. */
  releaseEvents(): void;
  /** Sets the webhook endpoint; null stops delivery. */
  setEndpoint(endpoint: { url: string; secrets: readonly string[]; events?: readonly string[] } | null): void;
  /** Resolves when every event was attempted, and with `retriesToo` when no retry is pending. */
  idle(retriesToo?: boolean): Promise<void>;
  /** @param seconds forward only. Expires overdue sessions and vouchers, and starts due retries. */
  advanceClock(seconds: number): number;
  addFault(fault: Partial<Fault> & Pick<Fault, 'kind'>): void;
  /** Deletes everything but the URL, keys and endpoint. */
  reset(): void;
}

export function control(sandbox: Sandbox): Control {
  const context = systemContext(sandbox);
  const intentOf = (of: string) => findPaymentIntent(sandbox, intentIdOf(sandbox, of));
  const paidCharge = (of: string) => {
    const charge = of.startsWith('ch_') ? findCharge(sandbox, of) : chargeOf(sandbox, intentOf(of));
    if (!charge) throw invalidRequest(`${of} has not been paid.`);
    return charge;
  };
  return {
    paySession(id, number = '4242424242424242') {
      const card = findCard(number);
      if (!card) throw invalidRequest(`No such test card: ${number}`);
      const session = findSession(sandbox, id);
      return payByCard(context, session, card, buyerOf(session));
    },
    chooseKonbini(id) {
      const session = findSession(sandbox, id);
      return payByKonbini(context, session, buyerOf(session));
    },
    payVoucher(of) {
      const intent = intentOf(of);
      payVoucher(context, intent);
      return intent;
    },
    expireVoucher(of) {
      const intent = intentOf(of);
      expireVoucher(context, intent);
      return intent;
    },
    expireSession: (id) => expireSession({ ...context, form: {}, id, version: null }),
    refund: (of, yen) => addRefund(context, paidCharge(of), { amount: yen }),
    completeRefund(id) {
      const refund = findRefund(sandbox, id);
      completeRefund(context, refund);
      return refund;
    },
    failRefund(id) {
      const refund = findRefund(sandbox, id);
      failRefund(context, refund);
      return refund;
    },
    openDispute: (of, { reason = 'fraudulent', inquiry = false } = {}) =>
      openDispute(context, paidCharge(of), reason, inquiry),
    submitEvidence: (id) => submitEvidence(context, findDispute(sandbox, id), {}, true),
    winDispute: (id) => resolveDispute(context, findDispute(sandbox, id), 'won'),
    loseDispute: (id) => resolveDispute(context, findDispute(sandbox, id), 'lost'),
    ...network(sandbox),
  };
}

type Network =
  | 'addFault'
  | 'advanceClock'
  | 'deliveries'
  | 'events'
  | 'idle'
  | 'releaseEvents'
  | 'resendEvent'
  | 'reset'
  | 'setDelivery'
  | 'setEndpoint';

function network(sandbox: Sandbox): Pick<Control, Network> {
  const { clock, delivery, state, switches } = sandbox;
  return {
    events: (type) => [...state.events.values()].filter((event) => !type || event.type === type),
    resendEvent: (id, times = 1) => delivery.resend(findEvent(sandbox, id), times),
    deliveries: () => delivery.records(),
    setDelivery(mode) {
      Object.assign(delivery.mode, mode);
      if (!delivery.mode.held) delivery.release();
      return delivery.mode;
    },
    releaseEvents: () => delivery.release(),
    setEndpoint(wanted) {
      const endpoint: Endpoint | null = wanted && { events: ['*'], ...wanted };
      delivery.endpoint = endpoint;
    },
    idle: (retriesToo = false) => delivery.idle(retriesToo),
    advanceClock(seconds) {
      clock.advance(seconds);
      expireOverdue(sandbox);
      delivery.clockMoved();
      return clock.now();
    },
    addFault: (fault) => switches.add({ times: 1, path: '/v1/', method: null, delay: 0, ...fault }),
    reset() {
      clearState(state);
      clock.reset();
      sandbox.idempotency.reset();
      switches.reset();
      delivery.reset();
    },
  };
}

function intentIdOf(sandbox: Sandbox, of: string): string {
  if (of.startsWith('pi_')) return of;
  if (of.startsWith('ch_')) return findCharge(sandbox, of).payment_intent;
  return findSession(sandbox, of).payment_intent ?? of;
}

const buyerOf = (session: Session) => ({
  email: session.customer_details?.email ?? 'buyer@example.com',
  name: 'お試し 太郎',
});
