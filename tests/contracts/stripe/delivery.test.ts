import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { packOrder, SECRET, type StripeFixture, stripeFixture } from './stripe_fixture.ts';

let fixture: StripeFixture;
beforeAll(async () => {
  fixture = await stripeFixture();
});
beforeEach(() => {
  fixture.sandbox.reset();
  fixture.sandbox.setDelivery({ timeFactor: 1_000_000 });
  fixture.received.length = 0;
  fixture.answer.status = 200;
  fixture.answer.delay = 0;
});
afterAll(() => fixture?.stop());

const customers = (count: number) =>
  Promise.all(Array.from({ length: count }, (_, n) => fixture.stripe.customers.create({ name: `n${n}` })));
const ids = () => fixture.received.map(({ event }) => event.id);
const sent = () => fixture.sandbox.events().map(({ id }) => id);

describe('Stripe sandbox: event', () => {
  it('has a signature that Stripe’s own code accepts, but not with another secret, body or age', async () => {
    await customers(1);
    await fixture.sandbox.idle();
    const [{ body, signature } = { body: '', signature: '' }] = fixture.received;
    const verify = (text: string, secret: string, receivedAt?: number) => () =>
      fixture.stripe.webhooks.constructEvent(text, signature, secret, 300, undefined, receivedAt);
    expect(verify(body, SECRET)().type).toBe('customer.created');
    expect(verify(body, 'whsec_other')).toThrow('No signatures found matching');
    expect(verify(body.replace('customer', 'Customer'), SECRET)).toThrow('No signatures found matching');
    expect(verify(body, SECRET, Date.now() + 301_000)).toThrow('Timestamp outside the tolerance zone');
  });

  it('has two signatures during the rotation of a secret', async () => {
    await customers(1);
    await fixture.sandbox.idle();
    const target = fixture.sandbox.deliveries()[0]?.url ?? '';
    fixture.sandbox.setEndpoint({ url: target, secrets: ['whsec_new', SECRET] });
    await customers(1);
    await fixture.sandbox.idle();
    fixture.sandbox.setEndpoint({ url: target, secrets: [SECRET] });
    const { body, signature } = fixture.received.at(-1) ?? { body: '', signature: '' };
    expect(signature.match(/v1=/g)).toHaveLength(2);
    for (const secret of ['whsec_new', SECRET]) {
      expect(fixture.stripe.webhooks.constructEvent(body, signature, secret).object).toBe('event');
    }
  });

  it('is delivered once, in order, and names the request that caused it', async () => {
    await customers(5);
    await fixture.sandbox.idle();
    expect(ids()).toEqual(sent());
    const { event } = fixture.received[0] ?? {};
    expect(event?.request?.id).toMatch(/^req_/);
    expect(event?.request?.idempotency_key).toMatch(/^stripe-node-retry-/);
    expect(await fixture.stripe.events.retrieve(event?.id ?? '')).toMatchObject({ pending_webhooks: 0 });
  });

  it.each([500, 302, 404])('is retried after %i until it is accepted', async (status) => {
    fixture.answer.status = status;
    fixture.sandbox.setDelivery({ timeFactor: 1 });
    await customers(1);
    await fixture.sandbox.idle();
    fixture.answer.status = 200;
    expect(fixture.sandbox.deliveries()).toMatchObject([{ attempt: 1, status, outcome: 'will_retry' }]);
    expect((await fixture.stripe.events.list({ delivery_success: false })).data).toHaveLength(1);
    fixture.sandbox.advanceClock(5 * 60);
    await fixture.sandbox.idle(true);
    expect(fixture.sandbox.deliveries().slice(1)).toMatchObject([
      { attempt: 2, status: 200, outcome: 'delivered' },
    ]);
    expect((await fixture.stripe.events.list({ delivery_success: true })).data).toHaveLength(1);
  });

  it('is retried after a timeout', async () => {
    fixture.answer.delay = 5_000;
    fixture.sandbox.setDelivery({ timeout: 50, retries: 0 });
    await customers(1);
    await fixture.sandbox.idle();
    expect(fixture.sandbox.deliveries()).toMatchObject([
      { status: null, error: 'timed out', outcome: 'given_up' },
    ]);
  });

  it('is given up after the last retry, about three days later', async () => {
    fixture.answer.status = 503;
    await customers(1);
    await fixture.sandbox.idle(true);
    const outcomes = fixture.sandbox.deliveries().map(({ outcome }) => outcome);
    expect(outcomes).toEqual([...Array(10).fill('will_retry'), 'given_up']);
  });
});

describe('Stripe sandbox: controlled delivery', () => {
  it('delivers events twice', async () => {
    fixture.sandbox.setDelivery({ copies: 2 });
    await customers(2);
    await fixture.sandbox.idle();
    expect(ids()).toEqual(sent().flatMap((id) => [id, id]));
  });

  it('holds events back, and delivers them in reverse order', async () => {
    fixture.sandbox.setDelivery({ held: true, order: 'reversed' });
    await customers(4);
    await fixture.sandbox.idle();
    expect(fixture.received).toEqual([]);
    fixture.sandbox.releaseEvents();
    await fixture.sandbox.idle();
    expect(ids()).toEqual(sent().toReversed());
  });

  it('delays events and shuffles those that wait', async () => {
    fixture.sandbox.setDelivery({ delay: 30, order: 'shuffled' });
    await customers(12);
    await fixture.sandbox.idle();
    expect(ids().toSorted()).toEqual(sent().toSorted());
  });

  it('delivers one event 300 times, 50 at once', async () => {
    const { id } = await fixture.stripe.checkout.sessions.create(packOrder());
    fixture.sandbox.paySession(id);
    await fixture.sandbox.idle();
    fixture.received.length = 0;
    const [completed] = fixture.sandbox.events('checkout.session.completed');
    fixture.sandbox.setDelivery({ concurrency: 50 });
    fixture.sandbox.resendEvent(completed?.id ?? '', 300);
    await fixture.sandbox.idle();
    expect(fixture.received).toHaveLength(300);
    expect(new Set(ids())).toEqual(new Set([completed?.id]));
  });

  it('fails API calls on request: errors, outages, rate limits, lost requests', async () => {
    const ask = () => fixture.stripe.customers.list();
    fixture.sandbox.addFault({ kind: 'error' });
    await expect(ask()).rejects.toMatchObject({ type: 'StripeAPIError', statusCode: 500 });
    fixture.sandbox.addFault({ kind: 'unavailable', times: 2 });
    for (let time = 0; time < 2; time += 1) {
      await expect(ask()).rejects.toMatchObject({ type: 'StripeAPIError', statusCode: 503 });
    }
    await expect(ask()).resolves.toMatchObject({ data: [] });
    fixture.sandbox.addFault({ kind: 'rate_limit' });
    await expect(ask()).rejects.toMatchObject({ type: 'StripeRateLimitError', statusCode: 429 });
    fixture.sandbox.addFault({ kind: 'drop_request', times: 2, path: '/v1/customers', method: 'GET' });
    await expect(ask()).rejects.toMatchObject({ type: 'StripeConnectionError' });
  });
});

describe('Stripe sandbox: control over HTTP', () => {
  const post = async (action: string, body: object = {}) => {
    const reply = await fetch(`${fixture.sandbox.url}/sandbox/${action}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return { status: reply.status, ...(await reply.json()) };
  };

  it('does the same as the functions', async () => {
    const { id } = await fixture.stripe.checkout.sessions.create(packOrder());
    expect(await post('chooseKonbini', { session: id })).toMatchObject({
      result: { status: 'requires_action' },
    });
    expect(await post('payVoucher', { of: id })).toMatchObject({ result: { status: 'succeeded' } });
    expect(await post('refund', { of: id, yen: 100 })).toMatchObject({ result: { amount: 100 } });
    expect(await post('idle')).toMatchObject({ result: null });
    expect((await post('deliveries')).result).toHaveLength(fixture.received.length);
    expect(await post('advanceClock', { seconds: 60 })).toMatchObject({ status: 200 });
    expect(await post('reset')).toMatchObject({ result: null });
    expect(fixture.sandbox.events()).toEqual([]);
  });

  it('rejects unknown and impossible requests', async () => {
    expect(await post('refund', { of: 'cs_none', yen: -1 })).toMatchObject({ status: 400 });
    expect(await post('payVoucher', { of: 'cs_none' })).toMatchObject({ status: 404 });
    expect((await fetch(`${fixture.sandbox.url}/sandbox/explode`, { method: 'POST' })).status).toBe(404);
  });
});
