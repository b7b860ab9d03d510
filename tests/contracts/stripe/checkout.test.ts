import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { packOrder, type StripeFixture, stripeFixture } from './stripe_fixture.ts';

let fixture: StripeFixture;
beforeAll(async () => {
  fixture = await stripeFixture();
});
beforeEach(() => {
  fixture.sandbox.reset();
  fixture.received.length = 0;
});
afterAll(() => fixture?.stop());

const BUYER = { email: 'aki@example.com', name: 'アキ' };
const CARD = { ...BUYER, expiry: '12 / 34', cvc: '123' };

/** Opens Checkout. Returns functions that use its hosted page as a browser without scripts would. */
async function checkout(order = packOrder()) {
  const session = await fixture.stripe.checkout.sessions.create(order);
  const url = session.url ?? '';
  const loadPage = async (address = url) =>
    (await fetch(address, { headers: { 'accept-language': 'ja' } })).text();
  const submitAction = async (action: string, fields: Record<string, string> = {}, at = url) => {
    const reply = await fetch(`${at}/${action}`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(fields),
    });
    return new URL(reply.headers.get('location') ?? '', url).href;
  };
  const now = () => fixture.stripe.checkout.sessions.retrieve(session.id);
  return { session, url, loadPage, submitAction, now };
}

/** Returns the types of all payment events since the session was opened. */
async function eventTypes(): Promise<string[]> {
  await fixture.sandbox.idle();
  return fixture.types().filter((type) => !/^(product|price)\./.test(type));
}

describe('Stripe sandbox: hosted payment page', () => {
  it('accepts a card, redirects to success_url with the session id, and sends events in Stripe’s order', async () => {
    const { session, loadPage, submitAction, now, url } = await checkout();
    expect(await loadPage()).toContain('¥1,200');
    const next = await submitAction('card', { ...CARD, number: '4242 4242 4242 4242' });
    expect(next).toBe(`http://localhost:5000/tokens/return?session=${session.id}`);
    expect(await now()).toMatchObject({ status: 'complete', payment_status: 'paid', url: null });
    expect(await submitAction('card', { ...CARD, number: '4242424242424242' })).toBe(url);
    expect(await eventTypes()).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.completed',
      'charge.updated',
    ]);
  });

  it('shows why a card was declined, and accepts another one for the same payment', async () => {
    const { loadPage, submitAction, now, url } = await checkout();
    expect(await submitAction('card', { ...CARD, number: '4000000000000002' })).toBe(url);
    expect(await loadPage()).toMatch(/data-testid="pay-error">カードが拒否されました/);
    const { payment_intent: first, status } = await now();
    expect(status).toBe('open');
    await submitAction('card', { ...CARD, number: '4000000000009995' });
    expect(await loadPage()).toMatch(/data-testid="pay-error">カードの残高が足りません/);
    await submitAction('card', { ...CARD, number: '4242424242424242' });
    expect(await now()).toMatchObject({ payment_status: 'paid', payment_intent: first });
    expect((await eventTypes()).filter((type) => type.endsWith('failed'))).toHaveLength(4);
  });

  it('asks again for missing input, and for a card that is not a test card', async () => {
    const { loadPage, submitAction } = await checkout();
    expect(await loadPage(await submitAction('card', { ...BUYER, number: '4242424242424242' }))).toContain(
      '入力されていない項目',
    );
    expect(await loadPage(await submitAction('card', { ...CARD, number: '1234' }))).toContain('使えません');
    expect(await eventTypes()).toEqual([]);
  });

  it('issues a konbini voucher: completed but unpaid, and paid two days later', async () => {
    const { session, loadPage, submitAction, now } = await checkout();
    const voucher = await submitAction('konbini', BUYER);
    expect(await now()).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
    expect(await loadPage(voucher)).toMatch(/data-status="requires_action".*voucher-code-lawson/s);
    expect(await loadPage(`${fixture.sandbox.url}/c/pay/${session.id}`)).toContain('voucher-pay');
    fixture.sandbox.advanceClock(2 * 24 * 60 * 60);
    expect(await submitAction('pay', {}, voucher)).toBe(voucher);
    expect(await loadPage(voucher)).toContain('data-status="succeeded"');
    expect(await submitAction('pay', {}, voucher)).toBe(voucher);
    expect(await now()).toMatchObject({ payment_status: 'paid' });
    expect(await eventTypes()).toEqual([
      'payment_intent.created',
      'payment_intent.requires_action',
      'checkout.session.completed',
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.async_payment_succeeded',
      'charge.updated',
    ]);
    const completed = fixture.received.find(({ event }) => event.type === 'checkout.session.completed');
    expect(completed?.event.data.object).toMatchObject({ payment_status: 'unpaid' });
  });

  it.each(['by the button', 'by time'])(
    'expires a voucher %s, and keeps showing that it expired',
    async (how) => {
      const { loadPage, submitAction, now } = await checkout();
      const voucher = await submitAction('konbini', BUYER);
      if (how === 'by time') fixture.sandbox.advanceClock(5 * 24 * 60 * 60);
      else await submitAction('lapse', {}, voucher);
      expect(await loadPage(voucher)).toContain('無効になりました');
      expect(await now()).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
      expect((await eventTypes()).slice(-2)).toEqual([
        'payment_intent.payment_failed',
        'checkout.session.async_payment_failed',
      ]);
    },
  );

  it('links to cancel_url, and closes when the session expires', async () => {
    const { loadPage, now, submitAction } = await checkout();
    expect(await loadPage()).toContain('href="http://localhost:5000/tokens" data-testid="pay-cancel"');
    fixture.sandbox.advanceClock(24 * 60 * 60);
    expect(await loadPage()).toContain('data-testid="pay-expired"');
    await submitAction('card', { ...CARD, number: '4242424242424242' });
    expect(await now()).toMatchObject({ status: 'expired', payment_status: 'unpaid', payment_intent: null });
    expect(await eventTypes()).toEqual(['checkout.session.expired']);
  });

  it('uses the language of the session, else of the browser, and escapes the buyer’s input', async () => {
    const order = packOrder();
    const line = {
      quantity: 1,
      price_data: { currency: 'jpy', unit_amount: 600, product_data: { name: '<b>50 & more</b>' } },
    };
    const english = await checkout({ ...order, locale: 'en', line_items: [line] });
    expect(await english.loadPage()).toContain('Pay ¥600');
    expect(await english.loadPage()).toContain('&#60;b&#62;50 &#38; more&#60;/b&#62;');
    expect(await (await checkout({ ...order, locale: 'auto' })).loadPage()).toContain('お支払い');
  });

  it('offers no konbini above the limit, and shows a receipt for a paid session', async () => {
    const { session, loadPage } = await checkout(packOrder(300_001));
    expect(session.payment_method_types).toEqual(['card']);
    expect(await loadPage()).not.toContain('pay-konbini');
    const charge = fixture.sandbox.paySession(session.id);
    expect(await loadPage(charge.receipt_url ?? '')).toContain('data-testid="receipt-total">¥300,001');
  });

  it('creates a customer if requested', async () => {
    const { session } = await checkout({
      ...packOrder(),
      customer_creation: 'always',
      customer_email: 'aki@example.com',
    });
    fixture.sandbox.paySession(session.id);
    const paid = await fixture.stripe.checkout.sessions.retrieve(session.id, {
      expand: ['customer', 'payment_intent.latest_charge', 'line_items'],
    });
    expect(paid).toMatchObject({
      customer: { email: 'aki@example.com' },
      payment_intent: {
        metadata: { orderId: 'order-1' },
        latest_charge: { payment_method_details: { card: { last4: '4242' } } },
      },
      line_items: { data: [{ description: 'トークン 120枚', amount_total: 1200 }] },
    });
  });
});
