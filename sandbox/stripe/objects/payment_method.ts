import { z } from 'zod';
import { invalidRequest, missingResource } from '../api/api_error.ts';
import { checkParameters } from '../api/check_parameters.ts';
import { formAddress, formEmail, formExpand, formText } from '../api/form_types.ts';
import type { Call, Context } from '../call.ts';
import { identifier } from '../identifier.ts';
import type { Sandbox } from '../sandbox.ts';
import type { BillingDetails, Card, PaymentMethod } from '../state/payments.ts';
import { findCard } from './card.ts';
import { fullAddress } from './customer.ts';

const billing = z.strictObject({
  address: formAddress.optional(),
  email: formEmail.optional(),
  name: formText().optional(),
  phone: formText().optional(),
});

/** Tokens only: like Stripe by default, the sandbox accepts no raw card numbers over the API. */
const PARAMETERS = z.strictObject({
  billing_details: billing.optional(),
  card: z.strictObject({ token: formText() }),
  expand: formExpand,
  type: z.enum(['card']),
});

export function createPaymentMethod(call: Call): PaymentMethod {
  const sent = checkParameters(PARAMETERS, call.form);
  const card = findCard(sent.card.token);
  if (!card) throw missingResource('token', sent.card.token, 'card[token]');
  const { address, email = null, name = null, phone = null } = sent.billing_details ?? {};
  const details = { address: address ? fullAddress(address) : null, email, name, phone, tax_id: null };
  return addPaymentMethod(call, details, card);
}

/** @param card null for konbini. */
export function addPaymentMethod(
  { sandbox }: Context,
  details: BillingDetails,
  card: Card | null,
): PaymentMethod {
  const method: PaymentMethod = {
    id: identifier('pm'),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: details,
    created: sandbox.clock.now(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: card ? 'card' : 'konbini',
    ...(card ? {} : { konbini: {} }),
  };
  sandbox.state.paymentMethods.set(method.id, method);
  if (card) sandbox.state.cards.set(method.id, card);
  return method;
}

/** The test card of a payment method `pm_…`, created here or one of Stripe's tokens. */
export function cardOf(sandbox: Sandbox, id: string): Card {
  const card = sandbox.state.cards.get(id) ?? (id.startsWith('pm_') ? findCard(id) : undefined);
  if (!card)
    throw invalidRequest(`No such PaymentMethod: '${id}'`, {
      param: 'payment_method',
      code: 'resource_missing',
    });
  return card;
}
