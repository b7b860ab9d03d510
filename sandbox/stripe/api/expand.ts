import { z } from 'zod';
import { lineItemsUrl, linesOf } from '../objects/session.ts';
import type { Sandbox } from '../sandbox.ts';
import { invalidRequest } from './api_error.ts';
import { page } from './page.ts';
import type { Form } from './parse_form.ts';

type Tree = Record<string, unknown>;

/** Replaces IDs with their objects, as requested by `expand`: `payment_intent.latest_charge`, `data.customer`. */
export function expand(sandbox: Sandbox, reply: object, form: Form): object {
  const wanted = z.array(z.string()).max(20).safeParse(form.expand);
  if (!wanted.success || wanted.data.length === 0) return reply;
  const whole = structuredClone(reply);
  for (const path of wanted.data) {
    const steps = path.split('.');
    if (steps.length > 4) throw notExpandable(path);
    walk(sandbox, whole, steps, path);
  }
  return whole;
}

function walk(sandbox: Sandbox, node: unknown, steps: string[], path: string): void {
  const [step, ...rest] = steps;
  if (step === undefined || node === null) return;
  if (Array.isArray(node)) {
    for (const item of node) walk(sandbox, item, steps, path);
    return;
  }
  if (typeof node !== 'object') throw notExpandable(path);
  const value = child(sandbox, { ...node }, step, path);
  Object.assign(node, { [step]: value });
  walk(sandbox, value, rest, path);
}

function child(sandbox: Sandbox, node: Tree, step: string, path: string): unknown {
  const { sessions } = sandbox.state;
  const session = node.object === 'checkout.session' ? sessions.get(String(node.id)) : undefined;
  if (session && step === 'line_items') {
    const lines = linesOf(sandbox, session).toReversed();
    return node.line_items ?? page(lines, lineItemsUrl(session), { limit: 100 });
  }
  if (!(step in node)) throw notExpandable(path);
  const value = node[step];
  if (typeof value !== 'string') {
    if (value === null || typeof value === 'object') return value;
    throw notExpandable(path);
  }
  const found = findObject(sandbox, value);
  if (!found) throw notExpandable(path);
  return structuredClone(found);
}

function findObject({ state }: Sandbox, id: string): object | undefined {
  const { charges, customers, disputes, paymentIntents, paymentMethods, products, refunds, sessions } = state;
  if (state.deletedCustomers.has(id)) return { id, object: 'customer', deleted: true };
  const collections = [
    charges,
    customers,
    disputes,
    paymentIntents,
    paymentMethods,
    products,
    refunds,
    sessions,
  ];
  for (const collection of collections) {
    const found = collection.get(id);
    if (found) return found;
  }
  return undefined;
}

const notExpandable = (path: string) =>
  invalidRequest(`This property cannot be expanded (${path}).`, { param: 'expand' });
