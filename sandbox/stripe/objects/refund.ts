import { z } from 'zod';
import { invalidRequest, missingResource } from '../api/api_error.ts';
import { checkParameters } from '../api/check_parameters.ts';
import {
  formEmail,
  formExpand,
  formInteger,
  formMetadata,
  formText,
  mergeMetadata,
} from '../api/form_types.ts';
import { CREATED_PARAMETER, createdWithin, PAGE_PARAMETERS, type Page, page } from '../api/page.ts';
import type { Call, Context } from '../call.ts';
import { money } from '../currency.ts';
import { identifier } from '../identifier.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Charge } from '../state/payments.ts';
import type { Refund } from '../state/reversals.ts';
import { findCharge } from './charge.ts';
import { chargeOf, findPaymentIntent } from './payment_intent.ts';

export interface NewRefund {
  /** In the currency's smallest unit; defaults to the unrefunded amount. */
  amount?: number | undefined;
  instructionsEmail?: string | undefined;
  metadata?: Record<string, string>;
  reason?: Refund['reason'] | undefined;
}

/**
 * Refunds a charge. A card refund succeeds immediately; for konbini, Stripe asks the buyer for a bank account, so
 * the refund waits (`requires_action`) until `completeRefund`.
 * @throws {ApiError} for more than the unrefunded amount, a disputed charge, or konbini without an e-mail address.
 */
export function addRefund(context: Context, charge: Charge, wanted: NewRefund): Refund {
  const left = charge.amount_captured - charge.amount_refunded;
  const amount = wanted.amount ?? left;
  checkRefund(charge, amount, left);
  const konbini = charge.payment_method_details.type === 'konbini';
  const email = wanted.instructionsEmail ?? charge.billing_details.email;
  if (konbini && !email) {
    throw invalidRequest('Missing required param: instructions_email.', {
      param: 'instructions_email',
      code: 'parameter_missing',
    });
  }
  const refund: Refund = {
    id: identifier('re'),
    object: 'refund',
    amount,
    balance_transaction: identifier('txn'),
    charge: charge.id,
    created: context.sandbox.clock.now(),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: konbini ? { type: 'konbini' } : { type: 'card', card: { type: 'refund' } },
    ...(konbini && email ? konbiniInstructions(context, email) : {}),
    metadata: wanted.metadata ?? {},
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: wanted.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: konbini ? 'requires_action' : 'succeeded',
    transfer_reversal: null,
  };
  context.sandbox.state.refunds.set(refund.id, refund);
  addToRefunded(charge, amount);
  context.emit('refund.created', refund);
  context.emit('charge.refunded', charge);
  if (refund.status === 'succeeded') completeRefund(context, refund);
  return refund;
}

function checkRefund(charge: Charge, amount: number, left: number): void {
  if (!charge.paid) throw invalidRequest(`Charge ${charge.id} was not paid: there is nothing to refund.`);
  if (charge.disputed) {
    throw invalidRequest(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: 'charge_disputed',
    });
  }
  if (charge.refunded) {
    throw invalidRequest(`Charge ${charge.id} has already been refunded.`, {
      code: 'charge_already_refunded',
    });
  }
  if (amount > left) {
    const asked = money(amount, charge.currency);
    throw invalidRequest(
      `Refund amount (${asked}) is greater than unrefunded amount on charge (${money(left, charge.currency)})`,
      { param: 'amount' },
    );
  }
}

const konbiniInstructions = (context: Context, email: string) => {
  const now = context.sandbox.clock.now();
  const sent = { email_sent_at: now, email_sent_to: email };
  return {
    instructions_email: email,
    next_action: {
      type: 'display_details' as const,
      display_details: { email_sent: sent, expires_at: now + 45 * 24 * 60 * 60 },
    },
  };
};

function addToRefunded(charge: Charge, amount: number): void {
  charge.amount_refunded += amount;
  charge.refunded = charge.amount_refunded >= charge.amount_captured;
}

/** Completes a refund and adds the bank's reference. */
export function completeRefund(context: Context, refund: Refund): void {
  if (refund.status === 'failed') throw invalidRequest(`Refund ${refund.id} has failed.`);
  const { destination_details, status } = refund;
  refund.status = 'succeeded';
  delete refund.next_action;
  if (destination_details.type === 'card') {
    const reference = { reference: '7999999999999999999999', reference_status: 'available' };
    const card = { ...reference, reference_type: 'acquirer_reference_number', type: 'refund' };
    refund.destination_details = { type: 'card', card };
  }
  emitUpdate(context, refund, { destination_details, status });
}

/** Fails a refund that the buyer's bank returned, and subtracts it from the charge. */
export function failRefund(context: Context, refund: Refund, reason = 'lost_or_stolen_card'): void {
  if (refund.status === 'failed') throw invalidRequest(`Refund ${refund.id} has failed already.`);
  const { status } = refund;
  refund.status = 'failed';
  refund.failure_reason = reason;
  refund.failure_balance_transaction = identifier('txn');
  delete refund.next_action;
  const charge = context.sandbox.state.charges.get(refund.charge);
  if (charge) {
    const { amount_refunded, refunded } = charge;
    addToRefunded(charge, -refund.amount);
    context.emit('charge.updated', charge, { amount_refunded, refunded });
  }
  context.emit('refund.failed', refund);
  emitUpdate(context, refund, { status });
}

/** Emits the update under the current event type and the legacy one. */
function emitUpdate(context: Context, refund: Refund, previous: object): void {
  context.emit('refund.updated', refund, previous);
  context.emit('charge.refund.updated', refund, previous);
}

export function findRefund(sandbox: Sandbox, id: string): Refund {
  const refund = sandbox.state.refunds.get(id);
  if (!refund) throw missingResource('refund', id);
  return refund;
}

export const REFUND_PARAMETERS = z.strictObject({
  amount: formInteger(1).optional(),
  charge: formText().optional(),
  expand: formExpand,
  instructions_email: formEmail.optional(),
  metadata: formMetadata.optional(),
  payment_intent: formText().optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
});

export const REFUND_LIST_PARAMETERS = z.strictObject({
  ...PAGE_PARAMETERS,
  charge: formText().optional(),
  created: CREATED_PARAMETER,
  payment_intent: formText().optional(),
});

export function createRefund(call: Call): Refund {
  const sent = checkParameters(REFUND_PARAMETERS, call.form);
  const charge = chargeToRefund(call, sent);
  const refund = addRefund(call, charge, {
    amount: sent.amount,
    instructionsEmail: sent.instructions_email,
    metadata: mergeMetadata({}, sent.metadata),
    reason: sent.reason,
  });
  const card = call.sandbox.state.cards.get(charge.payment_method);
  if (card?.followUp === 'refund_fails') {
    const created = structuredClone(refund);
    failRefund(call, refund);
    return created;
  }
  return refund;
}

function chargeToRefund(call: Call, sent: z.output<typeof REFUND_PARAMETERS>): Charge {
  if (sent.charge === undefined && sent.payment_intent === undefined) {
    throw invalidRequest(
      'One of the following params should be provided for this request: payment_intent or charge.',
    );
  }
  if (sent.charge !== undefined) return findCharge(call.sandbox, sent.charge, 'charge');
  const intent = findPaymentIntent(call.sandbox, sent.payment_intent ?? '', 'payment_intent');
  const charge = chargeOf(call.sandbox, intent);
  if (!charge) {
    throw invalidRequest(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, {
      param: 'payment_intent',
    });
  }
  return charge;
}

export function retrieveRefund(call: Call): Refund {
  checkParameters(z.strictObject({ expand: formExpand }), call.form);
  return findRefund(call.sandbox, call.id);
}

export function listRefunds(call: Call): Page<Refund> {
  const sent = checkParameters(REFUND_LIST_PARAMETERS, call.form);
  const wanted = [...call.sandbox.state.refunds.values()].filter(
    (refund) =>
      createdWithin(refund.created, sent.created) &&
      (sent.charge === undefined || refund.charge === sent.charge) &&
      (sent.payment_intent === undefined || refund.payment_intent === sent.payment_intent),
  );
  return page(wanted, '/v1/refunds', sent);
}
