import type { Stripe } from 'stripe';

/**
 * Types of requests and responses from Stripe's own package, in a form from which JSON schemas can be generated. An
 * expandable field is represented by its id. A field that refers to other parts of Stripe (an account, a coupon) is
 * narrowed to what Pochitto can get.
 */
type Ids<Shape, Names extends keyof Shape> = { [Name in keyof Pick<Shape, Names>]: string | null };
type Flat<Shape, Names extends keyof Shape> = Omit<Shape, Names> & Ids<Shape, Names>;

type Session = Stripe.Checkout.Session;
type SessionReferences =
  | 'customer'
  | 'invoice'
  | 'payment_intent'
  | 'payment_link'
  | 'setup_intent'
  | 'subscription';
type SessionNarrowed =
  | 'automatic_tax'
  | 'discounts'
  | 'invoice_creation'
  | 'line_items'
  | 'shipping_cost'
  | 'shipping_options'
  | 'total_details';

export type SessionReply = Omit<Session, SessionNarrowed | SessionReferences> &
  Ids<Session, SessionReferences> & {
    automatic_tax: Omit<Session['automatic_tax'], 'liability'> & { liability: null };
    discounts: never[];
    invoice_creation: object;
    shipping_cost: null;
    shipping_options: never[];
    total_details: Omit<Stripe.Checkout.Session.TotalDetails, 'breakdown'>;
  };
export type SessionCreateRequest = Stripe.Checkout.SessionCreateParams;
export type SessionListRequest = Stripe.Checkout.SessionListParams;
export type LineItemListRequest = Stripe.Checkout.SessionListLineItemsParams;

export type ProductReply = Flat<Stripe.Product, 'default_price' | 'tax_code'>;
export type PriceReply = Omit<
  Stripe.Price,
  'currency_options' | 'product' | 'tiers' | 'unit_amount_decimal' | 'deleted'
> & { product: string; unit_amount_decimal: string | null };
export type LineItemReply = Omit<Stripe.LineItem, 'discounts' | 'price' | 'taxes'> & { price: PriceReply };

type IntentReferences =
  | 'application'
  | 'customer'
  | 'latest_charge'
  | 'on_behalf_of'
  | 'payment_method'
  | 'payment_record'
  | 'review'
  | 'source';
type IntentError = Stripe.PaymentIntent.LastPaymentError;
export type PaymentIntentReply = Omit<
  Stripe.PaymentIntent,
  IntentReferences | 'last_payment_error' | 'transfer_data'
> &
  Ids<Stripe.PaymentIntent, IntentReferences> & {
    last_payment_error: Omit<
      IntentError,
      'payment_intent' | 'payment_method' | 'setup_intent' | 'source'
    > | null;
    transfer_data: null;
  };

type ChargeReferences =
  | 'application'
  | 'application_fee'
  | 'balance_transaction'
  | 'customer'
  | 'failure_balance_transaction'
  | 'on_behalf_of'
  | 'payment_intent'
  | 'review'
  | 'source_transfer';
type ChargeNarrowed = 'payment_method_details' | 'refunds' | 'source' | 'transfer' | 'transfer_data';
export type ChargeReply = Omit<Stripe.Charge, ChargeNarrowed | ChargeReferences> &
  Ids<Stripe.Charge, ChargeReferences> & {
    payment_method_details: {
      type: 'card' | 'konbini';
      card?: Flat<Stripe.Charge.PaymentMethodDetails.Card, 'mandate'>;
      konbini?: Stripe.Charge.PaymentMethodDetails.Konbini;
    };
    source: null;
    transfer_data: null;
  };

type RefundReferences =
  | 'balance_transaction'
  | 'charge'
  | 'customer'
  | 'payment_intent'
  | 'payment_method'
  | 'source_transfer_reversal'
  | 'transfer_reversal';
export type RefundReply = Omit<Stripe.Refund, RefundReferences | 'failure_balance_transaction'> &
  Ids<Stripe.Refund, RefundReferences> & { failure_balance_transaction?: string };
export type RefundCreateRequest = Stripe.RefundCreateParams;
export type RefundListRequest = Stripe.RefundListParams;

type Evidence = Stripe.Dispute.Evidence;
export type DisputeReply = Omit<
  Stripe.Dispute,
  'balance_transactions' | 'charge' | 'evidence' | 'payment_intent'
> & {
  balance_transactions: Flat<Stripe.BalanceTransaction, 'source'>[];
  charge: string;
  evidence: Ids<Evidence, Exclude<keyof Evidence, 'appeal' | 'enhanced_evidence'>> & {
    enhanced_evidence: object;
  };
  payment_intent: string | null;
};
export type DisputeUpdateRequest = Stripe.DisputeUpdateParams;
export type DisputeListRequest = Stripe.DisputeListParams;

type CustomerNarrowed = 'deleted' | 'discount' | 'invoice_settings' | 'sources' | 'subscriptions' | 'tax_ids';
export type CustomerReply = Omit<Stripe.Customer, CustomerNarrowed | 'default_source' | 'test_clock'> &
  Ids<Stripe.Customer, 'default_source' | 'test_clock'> & {
    discount: null;
    invoice_settings: Flat<Stripe.Customer.InvoiceSettings, 'default_payment_method'>;
  };
export type CustomerDeletedReply = Stripe.DeletedCustomer;
export type CustomerCreateRequest = Stripe.CustomerCreateParams;
export type CustomerUpdateRequest = Stripe.CustomerUpdateParams;
export type CustomerListRequest = Stripe.CustomerListParams;
export type CustomerSearchRequest = Stripe.CustomerSearchParams;

export type EventReply = Omit<Stripe.Event, 'data'> & {
  data: { object: object; previous_attributes?: object };
};
export type EventListRequest = Stripe.EventListParams;

export type ExpandRequest = Stripe.Checkout.SessionRetrieveParams;
export type NoRequest = Stripe.CustomerDeleteParams;
