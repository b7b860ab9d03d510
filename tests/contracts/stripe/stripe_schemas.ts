import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import Stripe from 'stripe';
import { z } from 'zod';

const schemaTable = z.record(z.string(), z.record(z.string(), z.unknown()));
export type Schema = Record<string, unknown>;

const VIEWS = fileURLToPath(new URL('./stripe_views.ts', import.meta.url));
const TSCONFIG = fileURLToPath(new URL('./views.tsconfig.json', import.meta.url));
const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/pochitto/', import.meta.url));

/**
 * JSON schemas of Stripe's own types, by the name of the view. Making them takes seconds, so they are kept
 * until the package's version or the views change.
 */
export async function stripeSchemas(): Promise<Record<string, Schema>> {
  const source = readFileSync(VIEWS, 'utf8');
  const mark = createHash('sha256')
    .update(`${source}\n${readFileSync(TSCONFIG)}`)
    .digest('hex')
    .slice(0, 12);
  const file = `${CACHE}stripe-${Stripe.PACKAGE_VERSION}-${mark}.json`;
  try {
    return schemaTable.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    const made = await generate(source);
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(made));
    renameSync(`${file}.${process.pid}`, file);
    return made;
  }
}

async function generate(source: string): Promise<Record<string, Schema>> {
  const { createGenerator } = await import('ts-json-schema-generator');
  const generator = createGenerator({
    path: VIEWS,
    tsconfig: TSCONFIG,
    skipTypeCheck: true,
    additionalProperties: false,
    expose: 'none',
    jsDoc: 'none',
  });
  const names = [...source.matchAll(/^export type (\w+)/gm)].map(([, name = '']) => name);
  return schemaTable.parse(
    closed(Object.fromEntries(names.map((name) => [name, generator.createSchema(name)]))),
  );
}

/**
 * Stripe's types let every enumeration be any text besides, for values yet to come. A sandbox may only say
 * what is known, so the "or any text" goes.
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

/** What is wrong with a value by Stripe's own types; empty when nothing is. */
export type Check = (view: string, value: unknown) => string[];

/** @param form true where every leaf is text, as a form writes it. */
export function checker(schemas: Record<string, Schema>, form: boolean): Check {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, coerceTypes: form, strict: true });
  for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(schema, name);
  return (view, value) => {
    const validate = ajv.getSchema(view);
    if (!validate) throw new Error(`There is no view of Stripe's types called ${view}.`);
    if (validate(structuredClone(value))) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${view}${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  };
}
