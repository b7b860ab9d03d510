import type { ApiErrorBody } from '../api/api_error.ts';
import type { Currency } from '../currency.ts';
import type { PaymentMethodType } from './checkout.ts';
import type { Address } from './customers.ts';

/** A declined payment: Stripe's code, the issuer's code, and the message for the buyer. */
export interface Decline {
  code: 'card_declined' | 'expired_card' | 'incorrect_cvc' | 'processing_error';
  declineCode: string;
  message: string;
}

/** A test card: the result of a charge, and what happens to the charge afterwards. */
export interface Card {
  number: string;
  brand: 'visa' | 'mastercard' | 'jcb';
  decline: Decline | null;
  followUp: 'dispute' | 'inquiry' | 'refund_fails' | null;
}

export interface BillingDetails {
  address: Address | null;
  email: string | null;
  name: string | null;
  phone: string | null;
  tax_id: null;
}

export interface PaymentMethod {
  id: string;
  object: 'payment_method';
  allow_redisplay: 'unspecified';
  billing_details: BillingDetails;
  created: number;
  customer: string | null;
  customer_account: null;
  livemode: false;
  metadata: Record<string, string>;
  type: 'card' | 'konbini';
  konbini?: Record<string, never>;
}

export interface KonbiniStore {
  confirmation_number: string;
  payment_code: string;
}

/** Konbini voucher that the buyer pays with at the store. */
export interface Voucher {
  expires_at: number;
  hosted_voucher_url: string;
  stores: Record<'familymart' | 'lawson' | 'ministop' | 'seicomart', KonbiniStore>;
}

export interface PaymentIntent {
  id: string;
  object: 'payment_intent';
  allowed_payment_method_types: PaymentMethodType[] | null;
  amount: number;
  amount_capturable: number;
  amount_received: number;
  application: null;
  application_fee_amount: null;
  automatic_payment_methods: null;
  canceled_at: number | null;
  cancellation_reason: null;
  capture_method: 'automatic_async';
  client_secret: string;
  confirmation_method: 'automatic';
  created: number;
  currency: Currency;
  customer: string | null;
  customer_account: null;
  description: string | null;
  excluded_payment_method_types: null;
  last_payment_error: Omit<ApiErrorBody, 'payment_intent'> | null;
  latest_charge: string | null;
  livemode: false;
  managed_payments: null;
  metadata: Record<string, string>;
  next_action: { type: 'konbini_display_details'; konbini_display_details: Voucher } | null;
  on_behalf_of: null;
  payment_method: string | null;
  payment_method_configuration_details: null;
  payment_method_options: { card?: object; konbini?: object };
  payment_method_types: PaymentMethodType[];
  payment_record: null;
  processing: null;
  receipt_email: string | null;
  review: null;
  setup_future_usage: null;
  shipping: object | null;
  source: null;
  statement_descriptor: string | null;
  statement_descriptor_suffix: string | null;
  status: 'requires_action' | 'requires_payment_method' | 'succeeded';
  transfer_data: null;
  transfer_group: null;
}

export interface Charge {
  id: string;
  object: 'charge';
  amount: number;
  amount_captured: number;
  /** Cumulative: all refunds so far. */
  amount_refunded: number;
  application: null;
  application_fee: null;
  application_fee_amount: null;
  balance_transaction: string | null;
  billing_details: BillingDetails;
  calculated_statement_descriptor: string;
  captured: boolean;
  created: number;
  currency: Currency;
  customer: string | null;
  description: string | null;
  disputed: boolean;
  failure_balance_transaction: null;
  failure_code: string | null;
  failure_message: string | null;
  fraud_details: Record<string, never>;
  livemode: false;
  metadata: Record<string, string>;
  on_behalf_of: null;
  outcome: {
    advice_code: null;
    network_advice_code: null;
    network_decline_code: string | null;
    network_status: string;
    reason: string | null;
    risk_level: string;
    seller_message: string;
    type: string;
  };
  paid: boolean;
  payment_intent: string;
  payment_method: string;
  payment_method_details: { type: 'card'; card: object } | { type: 'konbini'; konbini: object };
  receipt_email: string | null;
  receipt_number: null;
  receipt_url: string | null;
  refunded: boolean;
  review: null;
  shipping: object | null;
  source: null;
  source_transfer: null;
  statement_descriptor: string | null;
  statement_descriptor_suffix: string | null;
  status: 'failed' | 'succeeded';
  transfer_data: null;
  transfer_group: null;
}
