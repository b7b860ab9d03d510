import type { z } from 'zod';
import type { formShipping } from '../api/form_types.ts';
import type { Currency } from '../currency.ts';
import type { Address } from './customers.ts';

export interface Product {
  id: string;
  object: 'product';
  active: boolean;
  created: number;
  default_price: null;
  description: string | null;
  images: string[];
  livemode: false;
  marketing_features: never[];
  metadata: Record<string, string>;
  name: string;
  package_dimensions: null;
  shippable: null;
  statement_descriptor: null;
  tax_code: string | null;
  tax_details: null;
  type: 'service';
  unit_label: string | null;
  updated: number;
  url: null;
}

export interface Price {
  id: string;
  object: 'price';
  active: boolean;
  billing_scheme: 'per_unit';
  created: number;
  currency: Currency;
  custom_unit_amount: null;
  livemode: false;
  lookup_key: null;
  metadata: Record<string, string>;
  nickname: string | null;
  product: string;
  recurring: null;
  tax_behavior: 'exclusive' | 'inclusive' | 'unspecified';
  tiers_mode: null;
  transform_quantity: null;
  type: 'one_time';
  unit_amount: number;
  unit_amount_decimal: string;
}

export interface LineItem {
  id: string;
  object: 'item';
  adjustable_quantity: null;
  amount_discount: number;
  amount_subtotal: number;
  amount_tax: number;
  amount_total: number;
  currency: Currency;
  description: string;
  metadata: Record<string, string>;
  price: Price;
  quantity: number;
}

export type PaymentMethodType = 'card' | 'konbini';

/** Constant values of session fields that the sandbox does not support. */
export const UNUSED_SESSION_FIELDS = {
  adaptive_pricing: { enabled: false },
  after_expiration: null,
  allow_promotion_codes: null,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  collected_information: null,
  billing_address_collection: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [],
  customer_account: null,
  discounts: [],
  integration_identifier: null,
  invoice: null,
  invoice_creation: {
    enabled: false,
    invoice_data: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: null,
      metadata: {},
      rendering_options: null,
    },
  },
  managed_payments: null,
  origin_context: null,
  payment_link: null,
  payment_method_collection: 'if_required',
  payment_method_configuration_details: null,
  permissions: null,
  phone_number_collection: { enabled: false },
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [],
  subscription: null,
  wallet_options: null,
} as const;

export interface CustomerDetails {
  address: Address | null;
  business_name: null;
  email: string | null;
  individual_name: null;
  name: string | null;
  phone: string | null;
  tax_exempt: 'none' | null;
  tax_ids: never[] | null;
}

type Notice = { message: string } | null;

export type Session = typeof UNUSED_SESSION_FIELDS & {
  id: string;
  object: 'checkout.session';
  allowed_payment_method_types: PaymentMethodType[] | null;
  amount_subtotal: number;
  amount_total: number;
  cancel_url: string | null;
  client_reference_id: string | null;
  client_secret: string | null;
  created: number;
  currency: Currency;
  custom_text: {
    after_submit: Notice;
    shipping_address: Notice;
    submit: Notice;
    terms_of_service_acceptance: Notice;
  };
  customer: string | null;
  customer_creation: 'always' | 'if_required' | null;
  customer_details: CustomerDetails | null;
  customer_email: string | null;
  expires_at: number;
  livemode: false;
  locale: string | null;
  metadata: Record<string, string>;
  mode: 'payment';
  payment_intent: string | null;
  payment_method_options: { card?: object; konbini?: { expires_after_days: number | null } };
  payment_method_types: PaymentMethodType[];
  payment_status: 'paid' | 'unpaid';
  redirect_on_completion?: 'always';
  return_url?: string;
  status: 'complete' | 'expired' | 'open';
  submit_type: 'auto' | 'book' | 'donate' | 'pay' | null;
  success_url: string | null;
  total_details: { amount_discount: number; amount_shipping: number; amount_tax: number };
  ui_mode: 'elements' | 'embedded_page' | 'form' | 'hosted_page';
  url: string | null;
};

/** `payment_intent_data` of a session: parameters of its future payment intent. */
export interface SessionTerms {
  description: string | null;
  metadata: Record<string, string>;
  receiptEmail: string | null;
  shipping: z.output<typeof formShipping> | null;
  statementDescriptor: string | null;
  statementDescriptorSuffix: string | null;
}
