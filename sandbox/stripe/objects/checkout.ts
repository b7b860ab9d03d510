import { invalidRequest } from '../api/api_error.ts';
import type { Context } from '../call.ts';
import type { PaymentMethodType, Session } from '../state/checkout.ts';
import type { BillingDetails, Card, Charge, PaymentIntent } from '../state/payments.ts';
import { chargeCard, finishCharge } from './charge_card.ts';
import { addCustomer } from './customer.ts';
import { addPaymentIntent, findPaymentIntent } from './payment_intent.ts';
import { addPaymentMethod } from './payment_method.ts';
import { issueVoucher } from './voucher.ts';

/** Buyer's details from the payment page. */
export interface Buyer {
  email: string;
  name: string;
}

/**
 * Pays an open session by card.
 *
 * @returns the charge: paid, or failed and the session still open.
 */
export function payByCard(context: Context, session: Session, card: Card, buyer: Buyer): Charge {
  const intent = beginPayment(context, session, 'card', buyer);
  const billing = billingDetails(buyer);
  const method = addPaymentMethod(context, billing, card);
  const charge = chargeCard(context, intent, method.id, card, billing);
  if (charge.paid) {
    complete(context, session, billing, 'paid');
    finishCharge(context, charge, card);
  }
  return charge;
}

/** Completes an open session, unpaid, and issues a voucher to be paid at a convenience store. */
export function payByKonbini(context: Context, session: Session, buyer: Buyer): PaymentIntent {
  const intent = beginPayment(context, session, 'konbini', buyer);
  const billing = billingDetails(buyer);
  const days = session.payment_method_options.konbini?.expires_after_days ?? 3;
  issueVoucher(context, intent, addPaymentMethod(context, billing, null).id, days);
  complete(context, session, billing, 'unpaid');
  return intent;
}

function beginPayment(
  context: Context,
  session: Session,
  method: PaymentMethodType,
  buyer: Buyer,
): PaymentIntent {
  if (session.status !== 'open') {
    throw invalidRequest(`This Checkout Session is ${session.status}: it takes no payment.`);
  }
  if (!session.payment_method_types.includes(method)) {
    throw invalidRequest(`This Checkout Session does not take ${method}.`, { param: 'payment_method' });
  }
  if (session.payment_intent !== null) return findPaymentIntent(context.sandbox, session.payment_intent);
  if (session.customer_creation === 'always') session.customer = addCustomer(context, buyer).id;
  const terms = context.sandbox.state.sessionTerms.get(session.id);
  const intent = addPaymentIntent(context, {
    amount: session.amount_total,
    currency: session.currency,
    customer: session.customer,
    description: terms?.description ?? null,
    metadata: { ...terms?.metadata },
    methods: session.payment_method_types,
    receiptEmail: terms?.receiptEmail ?? null,
    shipping: terms?.shipping ?? null,
    statementDescriptor: terms?.statementDescriptor ?? null,
    statementDescriptorSuffix: terms?.statementDescriptorSuffix ?? null,
  });
  session.payment_intent = intent.id;
  return intent;
}

function complete(
  context: Context,
  session: Session,
  billing: BillingDetails,
  paid: Session['payment_status'],
) {
  session.status = 'complete';
  session.payment_status = paid;
  session.url = null;
  session.customer_details = {
    address: billing.address,
    business_name: null,
    email: billing.email,
    individual_name: null,
    name: billing.name,
    phone: billing.phone,
    tax_exempt: 'none',
    tax_ids: [],
  };
  context.emit('checkout.session.completed', session);
}

const billingDetails = ({ email, name }: Buyer): BillingDetails => ({
  address: { city: null, country: 'JP', line1: null, line2: null, postal_code: null, state: null },
  email: email || null,
  name: name || null,
  phone: null,
  tax_id: null,
});
