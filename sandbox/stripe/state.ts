import type { Card } from './objects/card.ts';
import type { Charge } from './objects/charge.ts';
import type { Customer } from './objects/customer.ts';
import type { Dispute } from './objects/dispute.ts';
import type { StripeEvent } from './objects/event.ts';
import type { LineItem } from './objects/line_item.ts';
import type { PaymentIntent } from './objects/payment_intent.ts';
import type { PaymentMethod } from './objects/payment_method.ts';
import type { Price, Product } from './objects/price.ts';
import type { Refund } from './objects/refund.ts';
import type { Session, SessionTerms } from './objects/session.ts';

/** Everything the sandbox remembers, by id, in the order it was made. */
export interface State {
  /** Test cards by the payment method made of them. */
  cards: Map<string, Card>;
  charges: Map<string, Charge>;
  customers: Map<string, Customer>;
  deletedCustomers: Set<string>;
  disputes: Map<string, Dispute>;
  events: Map<string, StripeEvent>;
  lineItems: Map<string, LineItem[]>;
  paymentIntents: Map<string, PaymentIntent>;
  paymentMethods: Map<string, PaymentMethod>;
  prices: Map<string, Price>;
  products: Map<string, Product>;
  refunds: Map<string, Refund>;
  sessions: Map<string, Session>;
  /** What a session's creator asked of the payment to come; no reply shows it. */
  sessionTerms: Map<string, SessionTerms>;
}

export function state(): State {
  return {
    cards: new Map(),
    charges: new Map(),
    customers: new Map(),
    deletedCustomers: new Set(),
    disputes: new Map(),
    events: new Map(),
    lineItems: new Map(),
    paymentIntents: new Map(),
    paymentMethods: new Map(),
    prices: new Map(),
    products: new Map(),
    refunds: new Map(),
    sessions: new Map(),
    sessionTerms: new Map(),
  };
}

export function clearState(state: State): void {
  for (const collection of Object.values(state)) collection.clear();
}
