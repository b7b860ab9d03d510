import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { packOrder, type Rig, runSandbox, SECRET } from './run_sandbox.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await runSandbox();
});
beforeEach(() => {
  rig.sandbox.reset();
  rig.sandbox.setDelivery({ timeFactor: 1_000_000 });
  rig.received.length = 0;
  rig.answer.status = 200;
  rig.answer.delay = 0;
});
afterAll(() => rig?.stop());

const customers = (count: number) =>
  Promise.all(Array.from({ length: count }, (_, n) => rig.stripe.customers.create({ name: `n${n}` })));
const ids = () => rig.received.map(({ event }) => event.id);
const sent = () => rig.sandbox.events().map(({ id }) => id);

describe('an event', () => {
  it('is signed so that Stripe’s own code accepts it, and not with another secret, body or age', async () => {
    await customers(1);
    await rig.sandbox.idle();
    const [{ body, signature } = { body: '', signature: '' }] = rig.received;
    const verify = (text: string, secret: string, receivedAt?: number) => () =>
      rig.stripe.webhooks.constructEvent(text, signature, secret, 300, undefined, receivedAt);
    expect(verify(body, SECRET)().type).toBe('customer.created');
    expect(verify(body, 'whsec_other')).toThrow('No signatures found matching');
    expect(verify(body.replace('customer', 'Customer'), SECRET)).toThrow('No signatures found matching');
    expect(verify(body, SECRET, Date.now() + 301_000)).toThrow('Timestamp outside the tolerance zone');
  });

  it('carries two signatures while a rolled secret still lives', async () => {
    await customers(1);
    await rig.sandbox.idle();
    const target = rig.sandbox.deliveries()[0]?.url ?? '';
    rig.sandbox.setEndpoint({ url: target, secrets: ['whsec_new', SECRET] });
    await customers(1);
    await rig.sandbox.idle();
    rig.sandbox.setEndpoint({ url: target, secrets: [SECRET] });
    const { body, signature } = rig.received.at(-1) ?? { body: '', signature: '' };
    expect(signature.match(/v1=/g)).toHaveLength(2);
    for (const secret of ['whsec_new', SECRET]) {
      expect(rig.stripe.webhooks.constructEvent(body, signature, secret).object).toBe('event');
    }
  });

  it('arrives once, in order, and names the request that caused it', async () => {
    await customers(5);
    await rig.sandbox.idle();
    expect(ids()).toEqual(sent());
    const { event } = rig.received[0] ?? {};
    expect(event?.request?.id).toMatch(/^req_/);
    expect(event?.request?.idempotency_key).toMatch(/^stripe-node-retry-/);
    expect(await rig.stripe.events.retrieve(event?.id ?? '')).toMatchObject({ pending_webhooks: 0 });
  });

  it.each([500, 302, 404])(
    'that is answered %i comes again, and no more once it is taken',
    async (status) => {
      rig.answer.status = status;
      rig.sandbox.setDelivery({ timeFactor: 1 });
      await customers(1);
      await rig.sandbox.idle();
      rig.answer.status = 200;
      expect(rig.sandbox.deliveries()).toMatchObject([{ attempt: 1, status, outcome: 'will_retry' }]);
      expect((await rig.stripe.events.list({ delivery_success: false })).data).toHaveLength(1);
      rig.sandbox.advanceClock(5 * 60);
      await rig.sandbox.idle(true);
      expect(rig.sandbox.deliveries().slice(1)).toMatchObject([
        { attempt: 2, status: 200, outcome: 'delivered' },
      ]);
      expect((await rig.stripe.events.list({ delivery_success: true })).data).toHaveLength(1);
    },
  );

  it('that is not answered in time counts as failed', async () => {
    rig.answer.delay = 5_000;
    rig.sandbox.setDelivery({ timeout: 50, retries: 0 });
    await customers(1);
    await rig.sandbox.idle();
    expect(rig.sandbox.deliveries()).toMatchObject([
      { status: null, error: 'timed out', outcome: 'given_up' },
    ]);
  });

  it('is given up after the last retry, about three days later', async () => {
    rig.answer.status = 503;
    await customers(1);
    await rig.sandbox.idle(true);
    const outcomes = rig.sandbox.deliveries().map(({ outcome }) => outcome);
    expect(outcomes).toEqual([...Array(10).fill('will_retry'), 'given_up']);
  });
});

describe('on demand', () => {
  it('events come twice', async () => {
    rig.sandbox.setDelivery({ copies: 2 });
    await customers(2);
    await rig.sandbox.idle();
    expect(ids()).toEqual(sent().flatMap((id) => [id, id]));
  });

  it('events are held, and let go in reverse', async () => {
    rig.sandbox.setDelivery({ held: true, order: 'reversed' });
    await customers(4);
    await rig.sandbox.idle();
    expect(rig.received).toEqual([]);
    rig.sandbox.releaseEvents();
    await rig.sandbox.idle();
    expect(ids()).toEqual(sent().toReversed());
  });

  it('events are late, and shuffled among those that wait with them', async () => {
    rig.sandbox.setDelivery({ delay: 30, order: 'shuffled' });
    await customers(12);
    await rig.sandbox.idle();
    expect(ids().toSorted()).toEqual(sent().toSorted());
  });

  it('one event comes three hundred times, fifty at once', async () => {
    const { id } = await rig.stripe.checkout.sessions.create(packOrder());
    rig.sandbox.paySession(id);
    await rig.sandbox.idle();
    rig.received.length = 0;
    const [completed] = rig.sandbox.events('checkout.session.completed');
    rig.sandbox.setDelivery({ concurrency: 50 });
    rig.sandbox.resendEvent(completed?.id ?? '', 300);
    await rig.sandbox.idle();
    expect(rig.received).toHaveLength(300);
    expect(new Set(ids())).toEqual(new Set([completed?.id]));
  });

  it('the API fails as told: an error, an outage, too many requests, a lost request', async () => {
    const ask = () => rig.stripe.customers.list();
    rig.sandbox.addFault({ kind: 'error' });
    await expect(ask()).rejects.toMatchObject({ type: 'StripeAPIError', statusCode: 500 });
    rig.sandbox.addFault({ kind: 'unavailable', times: 2 });
    for (let time = 0; time < 2; time += 1) {
      await expect(ask()).rejects.toMatchObject({ type: 'StripeAPIError', statusCode: 503 });
    }
    await expect(ask()).resolves.toMatchObject({ data: [] });
    rig.sandbox.addFault({ kind: 'rate_limit' });
    await expect(ask()).rejects.toMatchObject({ type: 'StripeRateLimitError', statusCode: 429 });
    rig.sandbox.addFault({ kind: 'drop_request', times: 2, path: '/v1/customers', method: 'GET' });
    await expect(ask()).rejects.toMatchObject({ type: 'StripeConnectionError' });
  });
});

describe('the control over HTTP', () => {
  const post = async (verb: string, body: object = {}) => {
    const reply = await fetch(`${rig.sandbox.url}/sandbox/${verb}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return { status: reply.status, ...(await reply.json()) };
  };

  it('does what the functions do', async () => {
    const { id } = await rig.stripe.checkout.sessions.create(packOrder());
    expect(await post('chooseKonbini', { session: id })).toMatchObject({
      result: { status: 'requires_action' },
    });
    expect(await post('payVoucher', { of: id })).toMatchObject({ result: { status: 'succeeded' } });
    expect(await post('refund', { of: id, yen: 100 })).toMatchObject({ result: { amount: 100 } });
    expect(await post('idle')).toMatchObject({ result: null });
    expect((await post('deliveries')).result).toHaveLength(rig.received.length);
    expect(await post('advanceClock', { seconds: 60 })).toMatchObject({ status: 200 });
    expect(await post('reset')).toMatchObject({ result: null });
    expect(rig.sandbox.events()).toEqual([]);
  });

  it('refuses what it does not understand or cannot do', async () => {
    expect(await post('refund', { of: 'cs_none', yen: -1 })).toMatchObject({ status: 400 });
    expect(await post('payVoucher', { of: 'cs_none' })).toMatchObject({ status: 404 });
    expect((await fetch(`${rig.sandbox.url}/sandbox/explode`, { method: 'POST' })).status).toBe(404);
  });
});
