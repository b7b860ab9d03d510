import Stripe from 'stripe';
import { type Schema, vendorSchemas } from '../vendor_types/vendor_schemas.ts';

/** JSON schemas of Stripe's own types, by the name of the view. */
export function stripeSchemas(): Promise<Record<string, Schema>> {
  return vendorSchemas({
    name: 'stripe',
    version: Stripe.PACKAGE_VERSION,
    views: new URL('./stripe_views.ts', import.meta.url),
    tsconfig: new URL('./views.tsconfig.json', import.meta.url),
    amend: closed,
  });
}

/**
 * Stripe's types allow any text in every enumeration, for future values. A sandbox may only send known values, so this
 * removes the "or any text".
 */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => closed(one));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, closed(inner)] as const);
  const schema: Schema = Object.fromEntries(entries);
  const { anyOf } = schema;
  if (!Array.isArray(anyOf) || !anyOf.some((branch) => 'enum' in branch || 'const' in branch)) return schema;
  return { ...schema, anyOf: anyOf.filter((branch) => JSON.stringify(branch) !== '{"type":"string"}') };
}
