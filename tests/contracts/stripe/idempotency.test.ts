import Stripe from 'stripe';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Exchange, packOrder, type Rig, runSandbox, sdk } from './run_sandbox.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await runSandbox();
});
beforeEach(() => {
  rig.sandbox.reset();
  rig.wire.length = 0;
});
afterAll(() => rig?.stop());

const open = (stripe: Stripe, yen: number, idempotencyKey: string) =>
  stripe.checkout.sessions.create(packOrder(yen), { idempotencyKey });

describe('an idempotency key', () => {
  it('gives the same answer to the same request, and says that it is a replay', async () => {
    const first = await open(rig.stripe, 1200, 'order-1');
    const second = await open(rig.stripe, 1200, 'order-1');
    expect(second).toEqual(first);
    expect(rig.wire.map(({ headers }) => headers.get('idempotent-replayed'))).toEqual([null, 'true']);
    expect(rig.wire[1]?.headers.get('original-request')).toBe(rig.wire[0]?.headers.get('request-id'));
    expect((await rig.stripe.checkout.sessions.list()).data).toHaveLength(1);
  });

  it('refuses another request: 400 idempotency_error', async () => {
    await open(rig.stripe, 1200, 'order-1');
    const other = open(rig.stripe, 600, 'order-1');
    await expect(other).rejects.toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
    await expect(open(rig.stripe, 600, 'order-1')).rejects.toMatchObject({ statusCode: 400 });
  });

  it('answers 409 while its first request is still under way; the SDK then waits and gets the replay', async () => {
    rig.sandbox.addFault({ kind: 'slow', delay: 300 });
    const wire: Exchange[] = [];
    const patient = sdk(rig.sandbox.url, 'sk_test_contract', wire, 5);
    const first = open(rig.stripe, 1200, 'order-1');
    const [one, other] = await Promise.all([first, open(patient, 1200, 'order-1')]);
    expect(other.id).toBe(one.id);
    expect(wire.map(({ status }) => status)).toContain(409);
    expect(wire.at(-1)?.headers.get('idempotent-replayed')).toBe('true');
  });

  it('is free again when the request was refused before anything began', async () => {
    const wrong = Object.assign(packOrder(), { tokens: 120 });
    await expect(rig.stripe.checkout.sessions.create(wrong, { idempotencyKey: 'order-1' })).rejects.toThrow(
      'unknown parameter',
    );
    await expect(open(rig.stripe, 1200, 'order-1')).resolves.toMatchObject({ status: 'open' });
  });

  it('keeps even a 500, as Stripe does', async () => {
    rig.sandbox.addFault({ kind: 'error' });
    await expect(open(rig.stripe, 1200, 'order-1')).rejects.toMatchObject({ statusCode: 500 });
    await expect(open(rig.stripe, 1200, 'order-1')).rejects.toMatchObject({ statusCode: 500 });
    await expect(open(rig.stripe, 1200, 'order-2')).resolves.toMatchObject({ status: 'open' });
  });

  it('is forgotten after a day', async () => {
    const first = await open(rig.stripe, 1200, 'order-1');
    rig.sandbox.advanceClock(24 * 60 * 60 + 1);
    expect((await open(rig.stripe, 1200, 'order-1')).id).not.toBe(first.id);
  });

  it('makes a lost answer harmless: the SDK asks again and one session exists', async () => {
    rig.sandbox.addFault({ kind: 'drop_response', path: '/v1/checkout/sessions' });
    const stubborn = sdk(rig.sandbox.url, 'sk_test_contract', rig.wire, 2);
    const session = await open(stubborn, 1200, 'order-1');
    expect(rig.wire.map(({ headers }) => headers.get('idempotent-replayed'))).toEqual(['true']);
    expect((await rig.stripe.checkout.sessions.list()).data.map(({ id }) => id)).toEqual([session.id]);
  });
});
