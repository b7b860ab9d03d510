import Stripe from 'stripe';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Exchange, packOrder, type StripeFixture, sdk, stripeFixture } from './stripe_fixture.ts';

let fixture: StripeFixture;
beforeAll(async () => {
  fixture = await stripeFixture();
});
beforeEach(() => {
  fixture.sandbox.reset();
  fixture.wire.length = 0;
});
afterAll(() => fixture?.stop());

const open = (stripe: Stripe, yen: number, idempotencyKey: string) =>
  stripe.checkout.sessions.create(packOrder(yen), { idempotencyKey });

describe('Stripe sandbox: idempotency key', () => {
  it('returns the same response for the same request, marked as a replay', async () => {
    const first = await open(fixture.stripe, 1200, 'order-1');
    const second = await open(fixture.stripe, 1200, 'order-1');
    expect(second).toEqual(first);
    expect(fixture.wire.map(({ headers }) => headers.get('idempotent-replayed'))).toEqual([null, 'true']);
    expect(fixture.wire[1]?.headers.get('original-request')).toBe(fixture.wire[0]?.headers.get('request-id'));
    expect((await fixture.stripe.checkout.sessions.list()).data).toHaveLength(1);
  });

  it('rejects another request with 400 idempotency_error', async () => {
    await open(fixture.stripe, 1200, 'order-1');
    const other = open(fixture.stripe, 600, 'order-1');
    await expect(other).rejects.toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
    await expect(open(fixture.stripe, 600, 'order-1')).rejects.toMatchObject({ statusCode: 400 });
  });

  it('answers 409 while its first request is in progress, and the SDK retries until it gets the replay', async () => {
    fixture.sandbox.addFault({ kind: 'slow', delay: 300 });
    const wire: Exchange[] = [];
    const patient = sdk(fixture.sandbox.url, 'sk_test_contract', wire, 5);
    const first = open(fixture.stripe, 1200, 'order-1');
    const [one, other] = await Promise.all([first, open(patient, 1200, 'order-1')]);
    expect(other.id).toBe(one.id);
    expect(wire.map(({ status }) => status)).toContain(409);
    expect(wire.at(-1)?.headers.get('idempotent-replayed')).toBe('true');
  });

  it('can be used again if the request was rejected by validation', async () => {
    const wrong = Object.assign(packOrder(), { tokens: 120 });
    await expect(
      fixture.stripe.checkout.sessions.create(wrong, { idempotencyKey: 'order-1' }),
    ).rejects.toThrow('unknown parameter');
    await expect(open(fixture.stripe, 1200, 'order-1')).resolves.toMatchObject({ status: 'open' });
  });

  it('also replays a 500, as Stripe does', async () => {
    fixture.sandbox.addFault({ kind: 'error' });
    await expect(open(fixture.stripe, 1200, 'order-1')).rejects.toMatchObject({ statusCode: 500 });
    await expect(open(fixture.stripe, 1200, 'order-1')).rejects.toMatchObject({ statusCode: 500 });
    await expect(open(fixture.stripe, 1200, 'order-2')).resolves.toMatchObject({ status: 'open' });
  });

  it('is forgotten after a day', async () => {
    const first = await open(fixture.stripe, 1200, 'order-1');
    fixture.sandbox.advanceClock(24 * 60 * 60 + 1);
    expect((await open(fixture.stripe, 1200, 'order-1')).id).not.toBe(first.id);
  });

  it('prevents a second session when the SDK retries after a lost response', async () => {
    fixture.sandbox.addFault({ kind: 'drop_response', path: '/v1/checkout/sessions' });
    const stubborn = sdk(fixture.sandbox.url, 'sk_test_contract', fixture.wire, 2);
    const session = await open(stubborn, 1200, 'order-1');
    expect(fixture.wire.map(({ headers }) => headers.get('idempotent-replayed'))).toEqual(['true']);
    expect((await fixture.stripe.checkout.sessions.list()).data.map(({ id }) => id)).toEqual([session.id]);
  });
});
