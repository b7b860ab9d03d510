import { z } from 'zod';
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
import { invalidRequest } from '../api/refusal.ts';
import type { Call } from '../call.ts';
import { type Charge, findCharge } from './charge.ts';
import { chargeOf, findPaymentIntent } from './payment_intent.ts';
import { addRefund, failRefund, findRefund, type Refund } from './refund.ts';

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
  if (card?.later === 'refund_fails') {
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
