import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const schemaTable = z.record(z.string(), z.record(z.string(), z.unknown()));
export type Schema = Record<string, unknown>;

const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/pochitto/', import.meta.url));

export interface VendorViews {
  /** The vendor's package and its version. */
  readonly name: string;
  readonly version: string;
  /** The file that exports the views as types. */
  readonly views: URL;
  readonly tsconfig: URL;
  /** Changes every schema before it is used. */
  readonly amend?: (schemas: unknown) => unknown;
}

/**
 * Generates JSON schemas of a vendor's own types, by the name of the view. This takes seconds, so they are cached until
 * the version of the package or the views change.
 */
export async function vendorSchemas(vendor: VendorViews): Promise<Record<string, Schema>> {
  const source = readFileSync(vendor.views, 'utf8');
  const mark = createHash('sha256')
    .update(`${source}\n${readFileSync(vendor.tsconfig)}`)
    .digest('hex')
    .slice(0, 12);
  const file = `${CACHE}${vendor.name}-${vendor.version}-${mark}.json`;
  try {
    return schemaTable.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    const made = await generate(vendor, source);
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(made));
    renameSync(`${file}.${process.pid}`, file);
    return made;
  }
}

async function generate(
  { views, tsconfig, amend = (schemas) => schemas }: VendorViews,
  source: string,
): Promise<Record<string, Schema>> {
  const { createGenerator } = await import('ts-json-schema-generator');
  const generator = createGenerator({
    path: fileURLToPath(views),
    tsconfig: fileURLToPath(tsconfig),
    skipTypeCheck: true,
    additionalProperties: false,
    expose: 'none',
    jsDoc: 'none',
  });
  const names = [...source.matchAll(/^export type (\w+)/gm)].map(([, name = '']) => name);
  return schemaTable.parse(
    amend(Object.fromEntries(names.map((name) => [name, generator.createSchema(name)]))),
  );
}
