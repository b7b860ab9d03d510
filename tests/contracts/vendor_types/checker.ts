import { Ajv } from 'ajv';
import type { Schema } from './vendor_schemas.ts';

/** Returns how a value differs from a vendor's own types; empty if it matches. */
export type Check = (view: string, value: unknown) => string[];

/**
 * @param form true if every leaf is text, as in a form.
 */
export function checker(schemas: Record<string, Schema>, form: boolean): Check {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, coerceTypes: form, strict: true });
  for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(schema, name);
  return (view, value) => {
    const validate = ajv.getSchema(view);
    if (!validate) throw new Error(`There is no view called ${view}.`);
    if (validate(structuredClone(value))) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${view}${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  };
}
