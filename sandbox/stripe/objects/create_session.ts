import { mergeMetadata } from '../api/form_types.ts';
import type { Call } from '../call.ts';
import { checkTotal } from '../currency.ts';
import { identifier } from '../identifier.ts';
import {
  type LineItem,
  type PaymentMethodType,
  type Session,
  UNUSED_SESSION_FIELDS,
} from '../state/checkout.ts';
import { findCustomer } from './customer.ts';
import { lineItem } from './line_item.ts';
import type { SessionRequest } from './session_parameters.ts';
import { expiryOf, paymentMethods, readSessionRequest, sharedCurrency } from './session_request.ts';

export function createSession(call: Call): Session {
  const sent = readSessionRequest(call);
  const expiresAt = expiryOf(call, sent);
  const customer = sent.customer === undefined ? null : findCustomer(call.sandbox, sent.customer, 'customer');
  const lines = sent.line_items.map((line, index) => lineItem(call, line, index));
  const currency = sharedCurrency(sent, lines);
  const total = lines.reduce((sum, line) => sum + line.amount_total, 0);
  checkTotal(total, currency, 'line_items', "Checkout Session's total amount due");
  const methods = paymentMethods(sent, currency, total);
  const email = customer?.email ?? sent.customer_email ?? null;
  const id = identifier('cs_test', 60);
  const hosted = (sent.ui_mode ?? 'hosted_page') === 'hosted_page';
  const session: Session = {
    ...UNUSED_SESSION_FIELDS,
    id,
    object: 'checkout.session',
    allowed_payment_method_types: sent.allowed_payment_method_types ?? null,
    amount_subtotal: total,
    amount_total: total,
    cancel_url: sent.cancel_url ?? null,
    client_reference_id: sent.client_reference_id ?? null,
    client_secret: hosted ? null : `${id}_secret_${identifier('', 24).slice(1)}`,
    created: call.sandbox.clock.now(),
    currency,
    custom_text: {
      after_submit: sent.custom_text?.after_submit ?? null,
      shipping_address: sent.custom_text?.shipping_address ?? null,
      submit: sent.custom_text?.submit ?? null,
      terms_of_service_acceptance: sent.custom_text?.terms_of_service_acceptance ?? null,
    },
    customer: customer?.id ?? null,
    customer_creation: customer ? null : (sent.customer_creation ?? 'if_required'),
    customer_details: email === null ? null : details(email),
    customer_email: sent.customer_email ?? null,
    expires_at: expiresAt,
    livemode: false,
    locale: sent.locale ?? null,
    metadata: mergeMetadata({}, sent.metadata),
    mode: 'payment',
    payment_intent: null,
    payment_method_options: methodOptions(sent, methods),
    payment_method_types: methods,
    payment_status: 'unpaid',
    ...(sent.return_url === undefined
      ? {}
      : { redirect_on_completion: 'always' as const, return_url: sent.return_url }),
    status: 'open',
    submit_type: sent.submit_type ?? null,
    success_url: sent.success_url ?? null,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: sent.ui_mode ?? 'hosted_page',
    url: hosted ? `${call.sandbox.url}/c/pay/${id}` : null,
  };
  storeSession(call, session, lines, sent);
  return session;
}

function methodOptions(
  sent: SessionRequest,
  methods: PaymentMethodType[],
): Session['payment_method_options'] {
  const { card, konbini } = sent.payment_method_options ?? {};
  const days = konbini?.expires_after_days ?? null;
  return {
    ...(card ? { card } : {}),
    ...(methods.includes('konbini') ? { konbini: { expires_after_days: days } } : {}),
  };
}

const details = (email: string) => ({
  address: null,
  business_name: null,
  email,
  individual_name: null,
  name: null,
  phone: null,
  tax_exempt: null,
  tax_ids: null,
});

function storeSession(call: Call, session: Session, lines: LineItem[], sent: SessionRequest): void {
  const { sessions, lineItems, sessionTerms } = call.sandbox.state;
  const payment = sent.payment_intent_data;
  sessions.set(session.id, session);
  lineItems.set(session.id, lines);
  sessionTerms.set(session.id, {
    description: payment?.description ?? null,
    metadata: mergeMetadata({}, payment?.metadata),
    receiptEmail: payment?.receipt_email ?? null,
    shipping: payment?.shipping ?? null,
    statementDescriptor: payment?.statement_descriptor ?? null,
    statementDescriptorSuffix: payment?.statement_descriptor_suffix ?? null,
  });
}
