import {
  SESSION_PARAMETERS,
  UNSUPPORTED_SESSION_PARAMETERS,
} from '@pochitto/sandbox/stripe/objects/session_parameters';
import qs from 'qs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Check, checker } from '../vendor_types/checker.ts';
import { schemaNames } from '../vendor_types/schema_names.ts';
import type { Schema } from '../vendor_types/vendor_schemas.ts';
import { callEveryOperation } from './call_every_operation.ts';
import { TABLES } from './sandbox_tables.ts';
import { OBJECTS, SHAPES } from './shapes.ts';
import { type Exchange, type StripeFixture, stripeFixture } from './stripe_fixture.ts';
import { stripeSchemas } from './stripe_schemas.ts';

let fixture: StripeFixture;
let schemas: Record<string, Schema>;
let request: Check;
let reply: Check;

beforeAll(async () => {
  schemas = await stripeSchemas();
  request = checker(schemas, true);
  reply = checker(schemas, false);
  fixture = await stripeFixture();
});
afterAll(() => fixture?.stop());

function problems(exchange: Exchange): string[] {
  const shape = SHAPES.find(([pattern]) => pattern.test(`${exchange.method} ${exchange.path}`));
  if (!shape) return [`${exchange.method} ${exchange.path} is not known here`];
  const [, asked, answered] = shape;
  const sent = qs.parse(exchange.form, { depth: 8, arrayLimit: 100 });
  return [...request(asked, sent), ...replyProblems(answered, exchange.reply)];
}

function replyProblems(view: string, body: Record<string, unknown>): string[] {
  const [item = '', many] = view.split('[');
  if (many === undefined) return reply(view, body);
  const { data, has_more: more, object, url, ...rest } = body;
  expect({ object, rest, kinds: [typeof more, typeof url] }).toEqual({
    ...(many === ']' ? { object: 'list', rest: {} } : { object: 'search_result', rest: { next_page: null } }),
    kinds: ['boolean', 'string'],
  });
  return Array.isArray(data) ? data.flatMap((each) => reply(item, each)) : ['no data'];
}

describe('traffic between Stripe’s SDK and the sandbox', () => {
  it('matches the types of Stripe’s own package in both directions for every operation', async () => {
    await callEveryOperation(fixture);
    const rejected = fixture.wire.filter(({ status }) => status !== 200);
    expect(rejected).toEqual([]);
    expect(fixture.wire.flatMap(problems)).toEqual([]);
    const seen = SHAPES.filter(([pattern]) =>
      fixture.wire.some((one) => pattern.test(`${one.method} ${one.path}`)),
    );
    expect(seen).toHaveLength(SHAPES.length);
  });

  it('has events that match Stripe’s types and pass Stripe’s own signature check', async () => {
    await fixture.sandbox.idle();
    const wrong = fixture.received.flatMap(({ body }) => {
      const event = JSON.parse(body);
      const view = OBJECTS[event.data.object.object] ?? 'none';
      return [...reply('EventReply', event), ...reply(view, event.data.object)];
    });
    expect(wrong).toEqual([]);
    expect(new Set(fixture.types())).toEqual(
      new Set([
        'charge.dispute.closed',
        'charge.dispute.created',
        'charge.dispute.funds_reinstated',
        'charge.dispute.funds_withdrawn',
        'charge.dispute.updated',
        'charge.failed',
        'charge.refund.updated',
        'charge.refunded',
        'charge.succeeded',
        'charge.updated',
        'checkout.session.async_payment_failed',
        'checkout.session.async_payment_succeeded',
        'checkout.session.completed',
        'checkout.session.expired',
        'customer.created',
        'customer.deleted',
        'customer.updated',
        'payment_intent.created',
        'payment_intent.payment_failed',
        'payment_intent.requires_action',
        'payment_intent.succeeded',
        'price.created',
        'product.created',
        'refund.created',
        'refund.failed',
        'refund.updated',
      ]),
    );
  });

  it('does not match with an unknown or a missing field', () => {
    const session = fixture.wire.find(({ path }) => path === '/v1/checkout/sessions')?.reply ?? {};
    const { expires_at: _, ...short } = session;
    expect(reply('SessionReply', { ...session, tokens: 120 })).not.toEqual([]);
    expect(reply('SessionReply', { ...session, status: 'finished' })).not.toEqual([]);
    expect(reply('SessionReply', short)).not.toEqual([]);
    expect(request('SessionCreateRequest', { payment_method_types: ['card'] })).not.toEqual([]);
  });
});

describe('parameters of the Stripe sandbox', () => {
  it.each(TABLES)('have no name that Stripe does not know: %s', (view, table) => {
    const ours = z.toJSONSchema(table, { io: 'input', unrepresentable: 'any' });
    const theirs = new Set(schemaNames(schemas[view], schemas[view]));
    const taken = schemaNames(ours, ours);
    expect(taken.length).toBeGreaterThan(2);
    expect(taken.filter((name) => !theirs.has(name))).toEqual([]);
  });

  it('of Checkout are either supported or explicitly unsupported, for every parameter of Stripe', () => {
    const theirs = new Set(schemaNames(schemas.SessionCreateRequest, schemas.SessionCreateRequest));
    const top = [...theirs].filter((name) => !name.includes('.'));
    const known = [...Object.keys(SESSION_PARAMETERS.shape), ...UNSUPPORTED_SESSION_PARAMETERS];
    expect(known.toSorted()).toEqual(top.toSorted());
  });
});
