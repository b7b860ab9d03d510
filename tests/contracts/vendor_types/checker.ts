import { Ajv } from 'ajv';
import type { Schema } from './vendor_schemas.ts';

/** What is wrong with a value by a vendor's own types; empty when nothing is. */
export type Check = (view: string, value: unknown) => string[];

/** @param form true where every leaf is text, as a form writes it. */
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
