import { readFileSync } from 'node:fs';
import { parseSync } from 'oxc-parser';

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

function* nodesIn(value: unknown): Generator<Node> {
  if (Array.isArray(value)) {
    for (const each of value) yield* nodesIn(each);
  } else if (isNode(value)) {
    if (typeof value.type === 'string') yield value;
    for (const each of Object.values(value)) yield* nodesIn(each);
  }
}

/** Returns whether a TypeScript file calls one of `methods` with an object that has one of `fields`. */
export function passesField(path: string, methods: readonly string[], fields: readonly string[]): boolean {
  const { program } = parseSync(path, readFileSync(path, 'utf8'));
  for (const node of nodesIn(program)) {
    const callee = node.type === 'CallExpression' && isNode(node.callee) ? node.callee : null;
    const method = callee && isNode(callee.property) ? callee.property.name : null;
    if (typeof method !== 'string' || !methods.includes(method)) continue;
    for (const each of nodesIn(node.arguments)) {
      const key = each.type === 'Property' && isNode(each.key) ? (each.key.name ?? each.key.value) : null;
      if (typeof key === 'string' && fields.includes(key)) return true;
    }
  }
  return false;
}
