import { z } from 'zod';
import { missingResource } from '../api/api_error.ts';
import { checkParameters } from '../api/check_parameters.ts';
import { formExpand } from '../api/form_types.ts';
import type { Call, Context } from '../call.ts';
import type { Currency } from '../currency.ts';
import { identifier } from '../identifier.ts';
import type { Sandbox } from '../sandbox.ts';
import type { PaymentMethodType } from '../state/checkout.ts';
import type { Charge, PaymentIntent } from '../state/payments.ts';

/** Parameters of a new payment intent. */
export interface NewIntent {
  amount: number;
  currency: Currency;
  customer: string | null;
  description: string | null;
  metadata: Record<string, string>;
  methods: PaymentMethodType[];
  receiptEmail: string | null;
  shipping: object | null;
  statementDescriptor: string | null;
  statementDescriptorSuffix: string | null;
}

export function addPaymentIntent(context: Context, wanted: NewIntent): PaymentIntent {
  const id = identifier('pi');
  const intent: PaymentIntent = {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: wanted.methods,
    amount: wanted.amount,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: `${id}_secret_${identifier('', 25).slice(1)}`,
    confirmation_method: 'automatic',
    created: context.sandbox.clock.now(),
    currency: wanted.currency,
    customer: wanted.customer,
    customer_account: null,
    description: wanted.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: wanted.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: wanted.methods.includes('card')
      ? {
          card: {
            installments: null,
            mandate_options: null,
            network: null,
            request_three_d_secure: 'automatic',
          },
        }
      : {},
    payment_method_types: wanted.methods,
    payment_record: null,
    processing: null,
    receipt_email: wanted.receiptEmail,
    review: null,
    setup_future_usage: null,
    shipping: wanted.shipping,
    source: null,
    statement_descriptor: wanted.statementDescriptor,
    statement_descriptor_suffix: wanted.statementDescriptorSuffix,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  };
  context.sandbox.state.paymentIntents.set(id, intent);
  context.emit('payment_intent.created', intent);
  return intent;
}

export function retrievePaymentIntent(call: Call): PaymentIntent {
  checkParameters(z.strictObject({ expand: formExpand }), call.form);
  return findPaymentIntent(call.sandbox, call.id);
}

/** @param param the request's parameter that names it; `id` when the path does. */
export function findPaymentIntent(sandbox: Sandbox, id: string, param = 'id'): PaymentIntent {
  const intent = sandbox.state.paymentIntents.get(id);
  if (!intent) throw missingResource('payment_intent', id, param);
  return intent;
}

/** The successful charge of a payment intent. */
export function chargeOf(sandbox: Sandbox, intent: PaymentIntent): Charge | undefined {
  const charge = sandbox.state.charges.get(intent.latest_charge ?? '');
  return charge?.paid ? charge : undefined;
}
