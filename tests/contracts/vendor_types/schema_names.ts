import { z } from 'zod';

/** Returns every property name that a schema allows. Nested names are dotted; unions and lists add nothing. */
export function schemaNames(schema: unknown, root: unknown, prefix = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { $ref, anyOf, items, properties } = z
    .object({
      $ref: z.string().optional(),
      anyOf: z.array(z.unknown()).optional(),
      items: z.unknown().optional(),
      properties: z.record(z.string(), z.unknown()).optional(),
    })
    .parse(schema);
  const target = $ref === undefined ? undefined : lookUp(root, $ref);
  const own = Object.entries(properties ?? {}).flatMap(([name, inner]) => [
    prefix + name,
    ...schemaNames(inner, root, `${prefix}${name}.`),
  ]);
  const around = [target, items, ...(anyOf ?? [])].flatMap((inner) => schemaNames(inner, root, prefix));
  return [...own, ...around];
}

function lookUp(root: unknown, ref: string): unknown {
  const steps = ref.replace(/^#\//, '').split('/').map(decodeURIComponent);
  return steps.reduce<unknown>(
    (node, step) => (typeof node === 'object' && node !== null ? Reflect.get(node, step) : undefined),
    root,
  );
}
