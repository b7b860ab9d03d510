import { z } from 'zod';
import { invalidRequest, missingResource } from '../api/api_error.ts';
import { formBoolean, formInteger, formMetadata, formText, mergeMetadata } from '../api/form_types.ts';
import type { Call } from '../call.ts';
import { currencyOf } from '../currency.ts';
import { identifier } from '../identifier.ts';
import type { LineItem, Price } from '../state/checkout.ts';
import { addPrice, addProduct, findPrice, PRODUCT_DATA } from './price.ts';

export const LINE_ITEM_PARAMETERS = z.strictObject({
  adjustable_quantity: z.strictObject({ enabled: formBoolean }).optional(),
  metadata: formMetadata.optional(),
  price: formText().optional(),
  price_data: z
    .strictObject({
      currency: formText(3),
      product: formText().optional(),
      product_data: z.strictObject(PRODUCT_DATA).optional(),
      tax_behavior: z.enum(['exclusive', 'inclusive', 'unspecified']).optional(),
      unit_amount: formInteger(0),
    })
    .optional(),
  quantity: formInteger(1, 999_999).optional(),
});

export type LineItemRequest = z.output<typeof LINE_ITEM_PARAMETERS>;

/** Creates the line item, and its product and price if they are given inline. */
export function lineItem(call: Call, sent: LineItemRequest, index: number): LineItem {
  const at = `line_items[${index}]`;
  if (sent.quantity === undefined) {
    throw invalidRequest(`Missing required param: ${at}[quantity].`, {
      param: `${at}[quantity]`,
      code: 'parameter_missing',
    });
  }
  const price = priceOf(call, sent, at);
  const amount = price.unit_amount * sent.quantity;
  return {
    id: identifier('li'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price.currency,
    description: call.sandbox.state.products.get(price.product)?.name ?? '',
    metadata: mergeMetadata({}, sent.metadata),
    price,
    quantity: sent.quantity,
  };
}

function priceOf(call: Call, sent: LineItemRequest, at: string): Price {
  const { price, price_data: data } = sent;
  if ((price === undefined) === (data === undefined)) {
    throw invalidRequest(`You must specify exactly one of \`price\` or \`price_data\` in ${at}.`, {
      param: at,
    });
  }
  if (price !== undefined) return findPrice(call.sandbox, price, `${at}[price]`);
  if (!data) throw invalidRequest(`Missing required param: ${at}[price_data].`);
  const currency = currencyOf(data.currency, `${at}[price_data][currency]`);
  return addPrice(call, {
    active: false,
    currency,
    product: productOf(call, data, at),
    taxBehavior: data.tax_behavior ?? 'unspecified',
    unitAmount: data.unit_amount,
  });
}

type PriceData = NonNullable<LineItemRequest['price_data']>;

function productOf(call: Call, data: PriceData, at: string): string {
  if ((data.product === undefined) === (data.product_data === undefined)) {
    throw invalidRequest(
      `You must specify either \`product\` or \`product_data\` in ${at}[price_data], and not both.`,
      { param: `${at}[price_data]` },
    );
  }
  if (data.product_data) return addProduct(call, data.product_data, false).id;
  const id = data.product ?? '';
  if (!call.sandbox.state.products.has(id)) {
    throw missingResource('product', id, `${at}[price_data][product]`);
  }
  return id;
}
