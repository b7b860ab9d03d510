import type { LineItem, Price, Product, Session, SessionTerms } from './checkout.ts';
import type { Customer } from './customers.ts';
import type { StripeEvent } from './events.ts';
import type { Card, Charge, PaymentIntent, PaymentMethod } from './payments.ts';
import type { Dispute, Refund } from './reversals.ts';

/** All stored objects by ID, in order of creation. */
export interface State {
  /** Test cards by payment method id. */
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
  /** `payment_intent_data` of each session; no response contains it. */
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
