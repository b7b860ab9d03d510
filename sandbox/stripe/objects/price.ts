import { z } from 'zod';
import { missingResource } from '../api/api_error.ts';
import { checkParameters } from '../api/check_parameters.ts';
import {
  formBoolean,
  formExpand,
  formInteger,
  formMetadata,
  formText,
  mergeMetadata,
} from '../api/form_types.ts';
import type { Call } from '../call.ts';
import { type Currency, currencyOf } from '../currency.ts';
import { identifier } from '../identifier.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Price, Product } from '../state/checkout.ts';

/** Parameters of a product, alone or inside a line item. */
export const PRODUCT_DATA = {
  description: formText().optional(),
  images: z.array(formText()).max(8).optional(),
  metadata: formMetadata.optional(),
  name: formText(),
  tax_code: formText().optional(),
  unit_label: formText(12).optional(),
};

const PRODUCT_PARAMETERS = z.strictObject({
  ...PRODUCT_DATA,
  active: formBoolean.optional(),
  expand: formExpand,
});

const PRICE_PARAMETERS = z.strictObject({
  active: formBoolean.optional(),
  currency: formText(3),
  expand: formExpand,
  metadata: formMetadata.optional(),
  nickname: formText().optional(),
  product: formText(),
  unit_amount: formInteger(0),
});

export function createProduct(call: Call): Product {
  const sent = checkParameters(PRODUCT_PARAMETERS, call.form);
  return addProduct(call, sent, sent.active ?? true);
}

export function createPrice(call: Call): Price {
  const sent = checkParameters(PRICE_PARAMETERS, call.form);
  const product = call.sandbox.state.products.get(sent.product);
  if (!product) throw missingResource('product', sent.product, 'product');
  const currency = currencyOf(sent.currency, 'currency');
  return addPrice(call, {
    product: product.id,
    currency,
    unitAmount: sent.unit_amount,
    active: sent.active ?? true,
    metadata: mergeMetadata({}, sent.metadata),
    nickname: sent.nickname ?? null,
  });
}

const PRODUCT_SHAPE = z.object(PRODUCT_DATA);

export function addProduct(call: Call, sent: z.output<typeof PRODUCT_SHAPE>, active: boolean): Product {
  const now = call.sandbox.clock.now();
  const product: Product = {
    id: identifier('prod', 14),
    object: 'product',
    active,
    created: now,
    default_price: null,
    description: sent.description ?? null,
    images: sent.images ?? [],
    livemode: false,
    marketing_features: [],
    metadata: mergeMetadata({}, sent.metadata),
    name: sent.name,
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: sent.tax_code ?? null,
    tax_details: null,
    type: 'service',
    unit_label: sent.unit_label ?? null,
    updated: now,
    url: null,
  };
  call.sandbox.state.products.set(product.id, product);
  call.emit('product.created', product);
  return product;
}

interface NewPrice {
  product: string;
  currency: Currency;
  unitAmount: number;
  /** False for a price that is created inline in one session. */
  active: boolean;
  metadata?: Record<string, string>;
  nickname?: string | null;
  taxBehavior?: Price['tax_behavior'];
}

export function addPrice(call: Call, wanted: NewPrice): Price {
  const price: Price = {
    id: identifier('price'),
    object: 'price',
    active: wanted.active,
    billing_scheme: 'per_unit',
    created: call.sandbox.clock.now(),
    currency: wanted.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: wanted.metadata ?? {},
    nickname: wanted.nickname ?? null,
    product: wanted.product,
    recurring: null,
    tax_behavior: wanted.taxBehavior ?? 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: 'one_time',
    unit_amount: wanted.unitAmount,
    unit_amount_decimal: String(wanted.unitAmount),
  };
  call.sandbox.state.prices.set(price.id, price);
  call.emit('price.created', price);
  return price;
}

export function findPrice(sandbox: Sandbox, id: string, param: string): Price {
  const price = sandbox.state.prices.get(id);
  if (!price) throw missingResource('price', id, param);
  return price;
}
