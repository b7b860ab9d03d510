import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { packOrder, type Rig, runSandbox } from './run_sandbox.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await runSandbox();
});
beforeEach(() => {
  rig.sandbox.reset();
  rig.received.length = 0;
});
afterAll(() => rig?.stop());

const BUYER = { email: 'aki@example.com', name: 'アキ' };
const CARD = { ...BUYER, expiry: '12 / 34', cvc: '123' };

/** Opens Checkout and gives the ways of its hosted page, as a browser without scripts would use them. */
async function checkout(order = packOrder()) {
  const session = await rig.stripe.checkout.sessions.create(order);
  const url = session.url ?? '';
  const look = async (address = url) =>
    (await fetch(address, { headers: { 'accept-language': 'ja' } })).text();
  const press = async (action: string, fields: Record<string, string> = {}, at = url) => {
    const reply = await fetch(`${at}/${action}`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(fields),
    });
    return new URL(reply.headers.get('location') ?? '', url).href;
  };
  const now = () => rig.stripe.checkout.sessions.retrieve(session.id);
  return { session, url, look, press, now };
}

/** Everything told about payments since the session was opened. */
async function told(): Promise<string[]> {
  await rig.sandbox.idle();
  return rig.types().filter((type) => !/^(product|price)\./.test(type));
}

describe('the hosted pay page', () => {
  it('takes a card, goes to success_url with the session’s id, and tells in Stripe’s order', async () => {
    const { session, look, press, now, url } = await checkout();
    expect(await look()).toContain('¥1,200');
    const next = await press('card', { ...CARD, number: '4242 4242 4242 4242' });
    expect(next).toBe(`http://localhost:5000/tokens/return?session=${session.id}`);
    expect(await now()).toMatchObject({ status: 'complete', payment_status: 'paid', url: null });
    expect(await press('card', { ...CARD, number: '4242424242424242' })).toBe(url);
    expect(await told()).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.completed',
      'charge.updated',
    ]);
  });

  it('says why a card was declined and takes another on the same payment', async () => {
    const { look, press, now, url } = await checkout();
    expect(await press('card', { ...CARD, number: '4000000000000002' })).toBe(url);
    expect(await look()).toMatch(/data-testid="pay-error">カードが拒否されました/);
    const { payment_intent: first, status } = await now();
    expect(status).toBe('open');
    await press('card', { ...CARD, number: '4000000000009995' });
    expect(await look()).toMatch(/data-testid="pay-error">カードの残高が足りません/);
    await press('card', { ...CARD, number: '4242424242424242' });
    expect(await now()).toMatchObject({ payment_status: 'paid', payment_intent: first });
    expect((await told()).filter((type) => type.endsWith('failed'))).toHaveLength(4);
  });

  it('asks again for what is missing, and for a card that is none of the test cards', async () => {
    const { look, press } = await checkout();
    expect(await look(await press('card', { ...BUYER, number: '4242424242424242' }))).toContain(
      '入力されていない項目',
    );
    expect(await look(await press('card', { ...CARD, number: '1234' }))).toContain('使えません');
    expect(await told()).toEqual([]);
  });

  it('gives a konbini voucher: completed but unpaid, paid two days later', async () => {
    const { session, look, press, now } = await checkout();
    const voucher = await press('konbini', BUYER);
    expect(await now()).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
    expect(await look(voucher)).toMatch(/data-status="requires_action".*voucher-code-lawson/s);
    expect(await look(`${rig.sandbox.url}/c/pay/${session.id}`)).toContain('voucher-pay');
    rig.sandbox.advanceClock(2 * 24 * 60 * 60);
    expect(await press('pay', {}, voucher)).toBe(voucher);
    expect(await look(voucher)).toContain('data-status="succeeded"');
    expect(await press('pay', {}, voucher)).toBe(voucher);
    expect(await now()).toMatchObject({ payment_status: 'paid' });
    expect(await told()).toEqual([
      'payment_intent.created',
      'payment_intent.requires_action',
      'checkout.session.completed',
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.async_payment_succeeded',
      'charge.updated',
    ]);
    const completed = rig.received.find(({ event }) => event.type === 'checkout.session.completed');
    expect(completed?.event.data.object).toMatchObject({ payment_status: 'unpaid' });
  });

  it.each(['by the button', 'by time'])(
    'lets a voucher lapse %s, and shows it for ever after',
    async (how) => {
      const { look, press, now } = await checkout();
      const voucher = await press('konbini', BUYER);
      if (how === 'by time') rig.sandbox.advanceClock(5 * 24 * 60 * 60);
      else await press('lapse', {}, voucher);
      expect(await look(voucher)).toContain('無効になりました');
      expect(await now()).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
      expect((await told()).slice(-2)).toEqual([
        'payment_intent.payment_failed',
        'checkout.session.async_payment_failed',
      ]);
    },
  );

  it('leads back to cancel_url, and closes when its time is over', async () => {
    const { look, now, press } = await checkout();
    expect(await look()).toContain('href="http://localhost:5000/tokens" data-testid="pay-cancel"');
    rig.sandbox.advanceClock(24 * 60 * 60);
    expect(await look()).toContain('data-testid="pay-expired"');
    await press('card', { ...CARD, number: '4242424242424242' });
    expect(await now()).toMatchObject({ status: 'expired', payment_status: 'unpaid', payment_intent: null });
    expect(await told()).toEqual(['checkout.session.expired']);
  });

  it('speaks the session’s language, else the browser’s, and writes nothing of the buyer’s as markup', async () => {
    const order = packOrder();
    const line = {
      quantity: 1,
      price_data: { currency: 'jpy', unit_amount: 600, product_data: { name: '<b>50 & more</b>' } },
    };
    const english = await checkout({ ...order, locale: 'en', line_items: [line] });
    expect(await english.look()).toContain('Pay ¥600');
    expect(await english.look()).toContain('&#60;b&#62;50 &#38; more&#60;/b&#62;');
    expect(await (await checkout({ ...order, locale: 'auto' })).look()).toContain('お支払い');
  });

  it('offers no konbini for what a till does not take, and a receipt for what was paid', async () => {
    const { session, look } = await checkout(packOrder(300_001));
    expect(session.payment_method_types).toEqual(['card']);
    expect(await look()).not.toContain('pay-konbini');
    const charge = rig.sandbox.paySession(session.id);
    expect(await look(charge.receipt_url ?? '')).toContain('data-testid="receipt-total">¥300,001');
  });

  it('makes a customer of the buyer when asked to', async () => {
    const { session } = await checkout({
      ...packOrder(),
      customer_creation: 'always',
      customer_email: 'aki@example.com',
    });
    rig.sandbox.paySession(session.id);
    const paid = await rig.stripe.checkout.sessions.retrieve(session.id, {
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
