import { z } from 'zod';
import {
  formEmail,
  formExpand,
  formInteger,
  formMetadata,
  formShipping,
  formText,
  formUrl,
} from '../api/form_types.ts';
import { LINE_ITEM_PARAMETERS } from './line_item.ts';

const notice = z.strictObject({ message: formText(1200) }).optional();

/** Supported parameters of `POST /v1/checkout/sessions`. */
export const SESSION_PARAMETERS = z.strictObject({
  allowed_payment_method_types: z.array(z.enum(['card', 'konbini'])).optional(),
  cancel_url: formUrl.optional(),
  client_reference_id: formText(200).optional(),
  currency: formText(3).optional(),
  custom_text: z
    .strictObject({
      after_submit: notice,
      shipping_address: notice,
      submit: notice,
      terms_of_service_acceptance: notice,
    })
    .optional(),
  customer: formText().optional(),
  customer_creation: z.enum(['always', 'if_required']).optional(),
  customer_email: formEmail.optional(),
  expand: formExpand,
  expires_at: formInteger(0, 99_999_999_999).optional(),
  line_items: z.array(LINE_ITEM_PARAMETERS).min(1).max(100),
  locale: formText(10).optional(),
  metadata: formMetadata.optional(),
  mode: z.enum(['payment', 'setup', 'subscription']),
  payment_intent_data: z
    .strictObject({
      description: formText(1000).optional(),
      metadata: formMetadata.optional(),
      receipt_email: formEmail.optional(),
      shipping: formShipping.optional(),
      statement_descriptor: formText(22).optional(),
      statement_descriptor_suffix: formText(22).optional(),
    })
    .optional(),
  payment_method_options: z
    .strictObject({
      card: z.strictObject({ request_three_d_secure: z.enum(['any', 'automatic', 'challenge']) }).optional(),
      konbini: z.strictObject({ expires_after_days: formInteger(1, 60).optional() }).optional(),
    })
    .optional(),
  return_url: formUrl.optional(),
  submit_type: z.enum(['auto', 'book', 'donate', 'pay']).optional(),
  success_url: formUrl.optional(),
  ui_mode: z.enum(['hosted_page', 'embedded_page', 'elements', 'form']).optional(),
});

export type SessionRequest = z.output<typeof SESSION_PARAMETERS>;

/** Parameters before version `endive`, which a request without `Stripe-Version` uses. */
export const OLDER_SESSION_PARAMETERS = z.strictObject({
  ...SESSION_PARAMETERS.shape,
  payment_method_types: z.array(z.enum(['card', 'konbini'])).optional(),
});

/** Parameters of Stripe that the sandbox rejects as unsupported. */
export const UNSUPPORTED_SESSION_PARAMETERS = [
  'adaptive_pricing',
  'after_expiration',
  'allow_promotion_codes',
  'automatic_tax',
  'billing_address_collection',
  'branding_settings',
  'consent_collection',
  'custom_fields',
  'customer_account',
  'customer_update',
  'discounts',
  'excluded_payment_method_types',
  'integration_identifier',
  'invoice_creation',
  'managed_payments',
  'name_collection',
  'optional_items',
  'origin_context',
  'payment_method_collection',
  'payment_method_configuration',
  'payment_method_data',
  'permissions',
  'phone_number_collection',
  'redirect_on_completion',
  'saved_payment_method_options',
  'setup_intent_data',
  'shipping_address_collection',
  'shipping_options',
  'subscription_data',
  'tax_id_collection',
  'wallet_options',
] as const;
