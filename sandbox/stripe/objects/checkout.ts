import { invalidRequest } from '../api/refusal.ts';
import type { Scene } from '../call.ts';
import type { PaymentMethodType, Session } from '../state/checkout.ts';
import type { BillingDetails, Card, Charge, PaymentIntent } from '../state/payments.ts';
import { afterwards, chargeCard } from './charge_card.ts';
import { addCustomer } from './customer.ts';
import { addPaymentIntent, findPaymentIntent } from './payment_intent.ts';
import { addPaymentMethod } from './payment_method.ts';
import { issueVoucher } from './voucher.ts';

/** Who pays, as typed on the pay page. */
export interface Buyer {
  email: string;
  name: string;
}

/** Pays an open session by card. @returns the charge: paid, or failed and the session still open. */
export function payByCard(scene: Scene, session: Session, card: Card, buyer: Buyer): Charge {
  const intent = beginPayment(scene, session, 'card', buyer);
  const billing = billingDetails(buyer);
  const method = addPaymentMethod(scene, billing, card);
  const charge = chargeCard(scene, intent, method.id, card, billing);
  if (charge.paid) {
    complete(scene, session, billing, 'paid');
    afterwards(scene, charge, card);
  }
  return charge;
}

/** Completes an open session, unpaid, with a voucher to be paid at a shop. */
export function payByKonbini(scene: Scene, session: Session, buyer: Buyer): PaymentIntent {
  const intent = beginPayment(scene, session, 'konbini', buyer);
  const billing = billingDetails(buyer);
  const days = session.payment_method_options.konbini?.expires_after_days ?? 3;
  issueVoucher(scene, intent, addPaymentMethod(scene, billing, null).id, days);
  complete(scene, session, billing, 'unpaid');
  return intent;
}

function beginPayment(
  scene: Scene,
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
  if (session.payment_intent !== null) return findPaymentIntent(scene.sandbox, session.payment_intent);
  if (session.customer_creation === 'always') session.customer = addCustomer(scene, buyer).id;
  const terms = scene.sandbox.state.sessionTerms.get(session.id);
  const intent = addPaymentIntent(scene, {
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

function complete(scene: Scene, session: Session, billing: BillingDetails, paid: Session['payment_status']) {
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
  scene.emit('checkout.session.completed', session);
}

const billingDetails = ({ email, name }: Buyer): BillingDetails => ({
  address: { city: null, country: 'JP', line1: null, line2: null, postal_code: null, state: null },
  email: email || null,
  name: name || null,
  phone: null,
  tax_id: null,
});
