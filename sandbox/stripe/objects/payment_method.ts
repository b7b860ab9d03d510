import { z } from 'zod';
import { checkParameters } from '../api/check_parameters.ts';
import { formAddress, formEmail, formExpand, formText } from '../api/form_types.ts';
import { invalidRequest, missingResource } from '../api/refusal.ts';
import type { Call, Scene } from '../call.ts';
import { identifier } from '../identifier.ts';
import type { Sandbox } from '../sandbox.ts';
import type { BillingDetails, Card, PaymentMethod } from '../state/payments.ts';
import { findCard } from './card.ts';
import { wholeAddress } from './customer.ts';

const billing = z.strictObject({
  address: formAddress.optional(),
  email: formEmail.optional(),
  name: formText().optional(),
  phone: formText().optional(),
});

/** The sandbox never takes card numbers over the API, as Stripe does not without special leave: tokens only. */
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
  const details = { address: address ? wholeAddress(address) : null, email, name, phone, tax_id: null };
  return addPaymentMethod(call, details, card);
}

/** @param card null for konbini. */
export function addPaymentMethod(
  { sandbox }: Scene,
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

/** The card behind `pm_…`, made here or one of Stripe's own test names. */
export function cardBehind(sandbox: Sandbox, id: string): Card {
  const card = sandbox.state.cards.get(id) ?? (id.startsWith('pm_') ? findCard(id) : undefined);
  if (!card)
    throw invalidRequest(`No such PaymentMethod: '${id}'`, {
      param: 'payment_method',
      code: 'resource_missing',
    });
  return card;
}
