import { z } from 'zod';
import { missingResource } from '../api/api_error.ts';
import { checkParameters } from '../api/check_parameters.ts';
import { formExpand } from '../api/form_types.ts';
import type { Call, Context } from '../call.ts';
import { identifier } from '../identifier.ts';
import type { Sandbox } from '../sandbox.ts';
import type { BillingDetails, Charge, PaymentIntent } from '../state/payments.ts';

/** Result of a charge; `failure` is null when it was paid. */
export interface Outcome {
  paymentMethod: string;
  details: Charge['payment_method_details'];
  billing: BillingDetails;
  failure: { code: string; declineCode: string; message: string } | null;
}

export function addCharge(context: Context, intent: PaymentIntent, outcome: Outcome): Charge {
  const { failure } = outcome;
  const id = identifier('ch');
  const charge: Charge = {
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: failure ? 0 : intent.amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: outcome.billing,
    calculated_statement_descriptor: intent.statement_descriptor ?? 'SANDBOX',
    captured: !failure,
    created: context.sandbox.clock.now(),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: failure?.code ?? null,
    failure_message: failure?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: {
      advice_code: null,
      network_advice_code: null,
      network_decline_code: null,
      network_status: failure ? 'declined_by_network' : 'approved_by_network',
      reason: failure?.declineCode ?? null,
      risk_level: 'normal',
      seller_message: failure ? 'The bank did not return any further details.' : 'Payment complete.',
      type: failure ? 'issuer_declined' : 'authorized',
    },
    paid: !failure,
    payment_intent: intent.id,
    payment_method: outcome.paymentMethod,
    payment_method_details: outcome.details,
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: failure ? null : `${context.sandbox.url}/receipts/${id}`,
    refunded: false,
    review: null,
    shipping: intent.shipping,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: failure ? 'failed' : 'succeeded',
    transfer_data: null,
    transfer_group: null,
  };
  context.sandbox.state.charges.set(id, charge);
  return charge;
}

export function retrieveCharge(call: Call): Charge {
  checkParameters(z.strictObject({ expand: formExpand }), call.form);
  return findCharge(call.sandbox, call.id);
}

/** @param param the request's parameter that names the charge; `id` when the path does. */
export function findCharge(sandbox: Sandbox, id: string, param = 'id'): Charge {
  const charge = sandbox.state.charges.get(id);
  if (!charge) throw missingResource('charge', id, param);
  return charge;
}
