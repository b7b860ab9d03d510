import { z } from 'zod';
import { invalidRequest } from '../api/api_error.ts';
import { checkParameters } from '../api/check_parameters.ts';
import {
  formBoolean,
  formEmail,
  formExpand,
  formInteger,
  formMetadata,
  formShipping,
  formText,
  mergeMetadata,
} from '../api/form_types.ts';
import type { Call } from '../call.ts';
import { checkTotal, currencyOf } from '../currency.ts';
import type { Session } from '../state/checkout.ts';
import { API_VERSION } from '../state/events.ts';
import type { PaymentIntent } from '../state/payments.ts';
import { cardError, chargeCard, finishCharge } from './charge_card.ts';
import { payByCard } from './checkout.ts';
import { findCustomer } from './customer.ts';
import { addPaymentIntent, findPaymentIntent } from './payment_intent.ts';
import { addPaymentMethod, cardOf } from './payment_method.ts';
import { findSession } from './session.ts';

const methods = z.array(z.enum(['card', 'konbini'])).optional();

/** Only what Stripe's CLI sends in its fixtures; Pochitto uses Checkout only. */
const PAYMENT_INTENT_PARAMETERS = z.strictObject({
  allowed_payment_method_types: methods,
  amount: formInteger(1),
  confirm: formBoolean.optional(),
  currency: formText(3),
  customer: formText().optional(),
  description: formText(1000).optional(),
  expand: formExpand,
  metadata: formMetadata.optional(),
  payment_method: formText().optional(),
  receipt_email: formEmail.optional(),
  shipping: formShipping.optional(),
});

const OLDER_PARAMETERS = z.strictObject({
  ...PAYMENT_INTENT_PARAMETERS.shape,
  payment_method_types: methods,
});

export function createPaymentIntent(call: Call): PaymentIntent {
  const present = call.version === API_VERSION;
  const sent = checkParameters(present ? PAYMENT_INTENT_PARAMETERS : OLDER_PARAMETERS, call.form);
  const currency = currencyOf(sent.currency, 'currency');
  checkTotal(sent.amount, currency, 'amount', 'amount');
  const intent = addPaymentIntent(call, {
    amount: sent.amount,
    currency,
    customer: sent.customer === undefined ? null : findCustomer(call.sandbox, sent.customer, 'customer').id,
    description: sent.description ?? null,
    metadata: mergeMetadata({}, sent.metadata),
    methods: sent.allowed_payment_method_types ?? ['card'],
    receiptEmail: sent.receipt_email ?? null,
    shipping: sent.shipping ?? null,
    statementDescriptor: null,
    statementDescriptorSuffix: null,
  });
  if (sent.payment_method !== undefined && sent.confirm) confirm(call, intent, sent.payment_method);
  return findPaymentIntent(call.sandbox, intent.id);
}

function confirm(call: Call, intent: PaymentIntent, named: string): void {
  const card = cardOf(call.sandbox, named);
  const billing = { address: null, email: null, name: null, phone: null, tax_id: null };
  const method = addPaymentMethod(call, billing, card);
  const charge = chargeCard(call, intent, method.id, card, billing);
  if (!charge.paid) throw cardError(intent, charge);
  finishCharge(call, charge, card);
}

/** The request of Stripe's hosted page, which Stripe's CLI sends as well. */
export function retrievePaymentPage(call: Call) {
  checkParameters(z.strictObject({ expand: formExpand }), call.form);
  return paymentPage(findSession(call.sandbox, call.id));
}

export function confirmPaymentPage(call: Call) {
  const sent = checkParameters(
    z.strictObject({ expand: formExpand, expected_amount: formInteger(0), payment_method: formText() }),
    call.form,
  );
  const session = findSession(call.sandbox, call.id);
  if (sent.expected_amount !== session.amount_total) {
    throw invalidRequest('The expected amount differs from what the session asks for.', {
      param: 'expected_amount',
    });
  }
  const details = call.sandbox.state.paymentMethods.get(sent.payment_method)?.billing_details;
  const buyer = { email: details?.email ?? '', name: details?.name ?? '' };
  const charge = payByCard(call, session, cardOf(call.sandbox, sent.payment_method), buyer);
  if (!charge.paid) throw cardError(findPaymentIntent(call.sandbox, charge.payment_intent), charge);
  return paymentPage(session);
}

const paymentPage = (session: Session) => ({
  id: session.id.replace(/^cs_/, 'ppage_'),
  object: 'checkout.session',
  session_id: session.id,
  amount_total: session.amount_total,
  currency: session.currency,
  livemode: false,
  payment_status: session.payment_status,
  state: session.status === 'complete' ? 'succeeded' : 'active',
});
