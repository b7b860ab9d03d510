import Stripe from 'stripe';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { packOrder, type StripeFixture, sdk, stripeFixture } from './stripe_fixture.ts';

let fixture: StripeFixture;
beforeAll(async () => {
  fixture = await stripeFixture();
});
beforeEach(() => fixture.sandbox.reset());
afterAll(() => fixture?.stop());

const { errors } = Stripe;
type Order = Stripe.Checkout.SessionCreateParams;
const item = packOrder().line_items?.[0] ?? {};
const soon = (minutes: number) => Math.floor(Date.now() / 1000) + minutes * 60;
const priced = (price_data: object, quantity = 1) =>
  Object.assign(packOrder(), {
    line_items: [{ quantity, price_data: { product_data: { name: 'x' }, ...price_data } }],
  });
const plus = (more: object): Order => Object.assign(packOrder(), more);
const without = (name: keyof Order): Order => {
  const { [name]: _, ...rest } = packOrder();
  return rest;
};

describe('Stripe sandbox rejects a Checkout session with Stripe’s error', () => {
  it.each<[string, Order, { param?: string; code?: string; message: RegExp }]>([
    [
      'with a parameter that Stripe does not have',
      plus({ tokens: 120 }),
      { param: 'tokens', code: 'parameter_unknown', message: /^Received unknown parameter: tokens$/ },
    ],
    [
      'with a missing and an unknown parameter: names the unknown one',
      Object.assign(without('line_items'), { tokens: 120 }),
      { param: 'tokens', code: 'parameter_unknown', message: /unknown parameter/ },
    ],
    [
      'with payment_method_types, which this version no longer has',
      plus({ payment_method_types: ['card'] }),
      { param: 'payment_method_types', code: 'parameter_unknown', message: /unknown parameter/ },
    ],
    [
      'with an unknown nested parameter',
      plus({ line_items: [{ ...item, amount: 5 }] }),
      { param: 'line_items[0][amount]', code: 'parameter_unknown', message: /line_items\[0\]\[amount\]/ },
    ],
    [
      'without line items',
      without('line_items'),
      { param: 'line_items', code: 'parameter_missing', message: /^Missing required param: line_items\.$/ },
    ],
    ['without mode', without('mode'), { param: 'mode', code: 'parameter_missing', message: /Missing/ }],
    [
      'without a success_url',
      without('success_url'),
      { param: 'success_url', code: 'parameter_missing', message: /Missing/ },
    ],
    [
      'without a currency',
      priced({ unit_amount: 600 }),
      { param: 'line_items[0][price_data][currency]', code: 'parameter_missing', message: /Missing/ },
    ],
    [
      'without a quantity',
      plus({ line_items: [{ price_data: item.price_data }] }),
      { param: 'line_items[0][quantity]', code: 'parameter_missing', message: /Missing/ },
    ],
    [
      'with half a yen',
      priced({ currency: 'jpy', unit_amount: 599.5 }),
      {
        param: 'line_items[0][price_data][unit_amount]',
        code: 'parameter_invalid_integer',
        message: /^Invalid integer: 599\.5$/,
      },
    ],
    [
      'with a negative price',
      priced({ currency: 'jpy', unit_amount: -600 }),
      {
        param: 'line_items[0][price_data][unit_amount]',
        code: 'parameter_invalid_integer',
        message: /greater than or equal to 0/,
      },
    ],
    [
      'for less than ¥50',
      priced({ currency: 'jpy', unit_amount: 49 }),
      { code: 'amount_too_small', message: /at least ¥50 jpy/ },
    ],
    [
      'for more than Stripe’s maximum',
      priced({ currency: 'jpy', unit_amount: 60_000_000 }, 2),
      { code: 'amount_too_large', message: /no more than ¥99,999,999/ },
    ],
    [
      'with quantity 0',
      plus({ line_items: [{ ...item, quantity: 0 }] }),
      { param: 'line_items[0][quantity]', message: /greater than or equal to 1/ },
    ],
    [
      'with an unknown currency',
      priced({ currency: 'xyz', unit_amount: 600 }),
      { param: 'line_items[0][price_data][currency]', message: /^Invalid currency: xyz/ },
    ],
    [
      'that expires in 20 minutes',
      plus({ expires_at: soon(20) }),
      { param: 'expires_at', message: /at least 30 minutes/ },
    ],
    [
      'that expires in 25 hours',
      plus({ expires_at: soon(25 * 60) }),
      { param: 'expires_at', message: /less than 24 hours/ },
    ],
    [
      'with a ui_mode of an older version',
      plus({ ui_mode: 'hosted' }),
      { param: 'ui_mode', message: /must be one of hosted_page, embedded_page, elements, or form/ },
    ],
    [
      'with an empty text',
      plus({ client_reference_id: '' }),
      {
        param: 'client_reference_id',
        code: 'parameter_invalid_empty',
        message: /You passed an empty string/,
      },
    ],
    [
      'with an invalid success_url',
      plus({ success_url: '/tokens' }),
      { param: 'success_url', code: 'url_invalid', message: /Not a valid URL/ },
    ],
    [
      'for an unknown customer',
      plus({ customer: 'cus_nobody' }),
      { param: 'customer', code: 'resource_missing', message: /^No such customer: 'cus_nobody'$/ },
    ],
    [
      'with 51 keys of metadata',
      plus({ metadata: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`k${n}`, 'v'])) }),
      { param: 'metadata', message: /at most 50 keys/ },
    ],
    [
      'for konbini only above its limit',
      plus({
        ...priced({ currency: 'jpy', unit_amount: 300_001 }),
        allowed_payment_method_types: ['konbini'],
      }),
      { param: 'allowed_payment_method_types', message: /None of the payment methods/ },
    ],
    [
      'with a parameter that the sandbox does not support',
      plus({ automatic_tax: { enabled: true } }),
      { param: 'automatic_tax', message: /^This sandbox does not act on/ },
    ],
  ])('%s', async (_, order, expected) => {
    const rejection = await fixture.stripe.checkout.sessions.create(order).catch((error: unknown) => error);
    expect(rejection).toBeInstanceOf(errors.StripeInvalidRequestError);
    expect(rejection).toMatchObject({
      statusCode: 400,
      type: 'StripeInvalidRequestError',
      requestId: expect.stringMatching(/^req_/),
      ...expected,
      message: expect.stringMatching(expected.message),
    });
    expect(fixture.sandbox.events()).toEqual([]);
  });
});

describe('Stripe sandbox rejects with Stripe’s error', () => {
  it('a request without a key, with a wrong key and with a live key: 401', async () => {
    const guarded = await stripeFixture({ apiKeys: ['sk_test_right'] });
    try {
      const rejected: [string, string, RegExp][] = [
        [guarded.sandbox.url, 'sk_test_wrong_key', /^Invalid API Key provided: sk_test_\*+_key$/],
        [guarded.sandbox.url, 'sk_live_never', /test keys only/],
        [fixture.sandbox.url, 'sk_live_never', /test keys only/],
        [fixture.sandbox.url, 'pk_test_public', /^Invalid API Key provided/],
      ];
      for (const [url, key, message] of rejected) {
        const asked = sdk(url, key).customers.list();
        await expect(asked).rejects.toBeInstanceOf(errors.StripeAuthenticationError);
        await expect(sdk(url, key).customers.list()).rejects.toThrow(message);
      }
      await expect(sdk(guarded.sandbox.url, 'sk_test_right').customers.list()).resolves.toMatchObject({
        data: [],
      });
      const nameless = await fetch(`${guarded.sandbox.url}/v1/customers`);
      expect([nameless.status, (await nameless.json()).error.type]).toEqual([401, 'invalid_request_error']);
    } finally {
      await guarded.stop();
    }
  });

  it('an unknown id: 404 resource_missing', async () => {
    const { stripe } = fixture;
    const asked = [
      stripe.checkout.sessions.retrieve('cs_test_none'),
      stripe.paymentIntents.retrieve('pi_none'),
      stripe.charges.retrieve('ch_none'),
      stripe.refunds.retrieve('re_none'),
      stripe.disputes.retrieve('du_none'),
      stripe.events.retrieve('evt_none'),
      stripe.customers.retrieve('cus_none'),
    ];
    for (const answer of asked) {
      await expect(answer).rejects.toMatchObject({ statusCode: 404, code: 'resource_missing', param: 'id' });
    }
  });

  it('a deleted customer in every request that names one', async () => {
    const { stripe } = fixture;
    const { id } = await stripe.customers.create({});
    await stripe.customers.del(id);
    expect(await stripe.customers.retrieve(id)).toEqual({ id, object: 'customer', deleted: true });
    const missing = { type: 'StripeInvalidRequestError', code: 'resource_missing' };
    await expect(stripe.checkout.sessions.create(plus({ customer: id }))).rejects.toMatchObject({
      ...missing,
      statusCode: 400,
      param: 'customer',
      message: `No such customer: '${id}'`,
    });
    const notFound = { ...missing, statusCode: 404, param: 'id' };
    await expect(stripe.customers.update(id, { name: 'Ann' })).rejects.toMatchObject(notFound);
    await expect(stripe.customers.del(id)).rejects.toMatchObject(notFound);
  });

  it('an unknown address, and another API version', async () => {
    const headers = { authorization: 'Bearer sk_test_x' };
    const lost = await fetch(`${fixture.sandbox.url}/v1/subscriptions`, { headers });
    expect([lost.status, (await lost.json()).error.message]).toEqual([
      404,
      expect.stringContaining('Unrecognized request URL (GET: /v1/subscriptions)'),
    ]);
    const old = await fetch(`${fixture.sandbox.url}/v1/events`, {
      headers: { ...headers, 'stripe-version': '2020-08-27' },
    });
    expect([old.status, (await old.json()).error.message]).toEqual([
      400,
      expect.stringContaining('Invalid Stripe API version: 2020-08-27'),
    ]);
  });

  it('a card that the issuer declines: 402 card_error, also as events', async () => {
    const declined = fixture.stripe.paymentIntents.create({
      amount: 1200,
      currency: 'jpy',
      allowed_payment_method_types: ['card'],
      payment_method: 'pm_card_chargeDeclinedInsufficientFunds',
      confirm: true,
    });
    await expect(declined).rejects.toBeInstanceOf(errors.StripeCardError);
    await expect(declined).rejects.toMatchObject({
      statusCode: 402,
      code: 'card_declined',
      decline_code: 'insufficient_funds',
      payment_intent: { status: 'requires_payment_method' },
    });
    const types = fixture.sandbox.events().map(({ type }) => type);
    expect(types).toEqual(['payment_intent.created', 'charge.failed', 'payment_intent.payment_failed']);
  });

  it('a refund of more than is left, of a refunded and of an unpaid charge', async () => {
    const { stripe, sandbox } = fixture;
    const session = await stripe.checkout.sessions.create(packOrder());
    sandbox.chooseKonbini(session.id);
    const { payment_intent: intent } = await stripe.checkout.sessions.retrieve(session.id);
    const refund = (amount?: number) =>
      stripe.refunds.create({ payment_intent: String(intent), ...(amount ? { amount } : {}) });
    await expect(refund()).rejects.toMatchObject({
      message: expect.stringContaining('does not have a successful charge'),
    });
    sandbox.payVoucher(session.id);
    await expect(refund(1201)).rejects.toMatchObject({
      param: 'amount',
      message: 'Refund amount (¥1,201) is greater than unrefunded amount on charge (¥1,200)',
    });
    await refund();
    await expect(refund(1)).rejects.toMatchObject({ code: 'charge_already_refunded' });
  });

  it('expiring a paid session, and paying an expired one', async () => {
    const { stripe, sandbox } = fixture;
    const paid = await stripe.checkout.sessions.create(packOrder());
    sandbox.paySession(paid.id);
    await expect(stripe.checkout.sessions.expire(paid.id)).rejects.toMatchObject({
      message: expect.stringContaining('status of `complete`'),
    });
    const over = await stripe.checkout.sessions.create(packOrder());
    sandbox.advanceClock(24 * 60 * 60);
    expect(() => sandbox.paySession(over.id)).toThrow('expired');
  });

  it('expanding a property that cannot be expanded', async () => {
    const { id } = await fixture.stripe.checkout.sessions.create(packOrder());
    const asked = fixture.stripe.checkout.sessions.retrieve(id, { expand: ['amount_total'] });
    await expect(asked).rejects.toMatchObject({
      message: 'This property cannot be expanded (amount_total).',
    });
  });
});
