import type Stripe from 'stripe';
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

/** Returns a paid session. Its earlier events are cleared. */
async function paidSession(konbini = false, card?: string) {
  const { id } = await fixture.stripe.checkout.sessions.create({
    ...packOrder(),
    customer_email: 'aki@example.com',
  });
  if (konbini) {
    fixture.sandbox.chooseKonbini(id);
    fixture.sandbox.payVoucher(id);
  } else fixture.sandbox.paySession(id, card);
  const session = await fixture.stripe.checkout.sessions.retrieve(id);
  await fixture.sandbox.idle();
  fixture.received.length = 0;
  return { id, intent: String(session.payment_intent) };
}

async function sentEvents(): Promise<Stripe.Event[]> {
  await fixture.sandbox.idle();
  return fixture.received.map(({ event }) => event);
}
const types = (events: Stripe.Event[]) => events.map(({ type }) => type);
const last = (events: Stripe.Event[], type: string) =>
  events.findLast((event) => event.type === type)?.data.object;

describe('Stripe sandbox: refund', () => {
  it('is added up in the charge of charge.refunded', async () => {
    const { intent } = await paidSession();
    await fixture.stripe.refunds.create({ payment_intent: intent, amount: 200 });
    const first = await sentEvents();
    expect(types(first)).toEqual([
      'refund.created',
      'charge.refunded',
      'refund.updated',
      'charge.refund.updated',
    ]);
    expect(last(first, 'charge.refunded')).toMatchObject({ amount_refunded: 200, refunded: false });
    const rest = await fixture.stripe.refunds.create({ payment_intent: intent });
    expect(rest).toMatchObject({ amount: 1000, status: 'succeeded' });
    expect(last(await sentEvents(), 'charge.refunded')).toMatchObject({
      amount_refunded: 1200,
      refunded: true,
    });
  });

  it('that fails sends refund.failed, and the charge is no longer refunded', async () => {
    const { intent } = await paidSession(false, '4000000000005126');
    const refund = await fixture.stripe.refunds.create({ payment_intent: intent });
    expect(refund.status).toBe('succeeded');
    const events = await sentEvents();
    expect(last(events, 'refund.failed')).toMatchObject({
      id: refund.id,
      status: 'failed',
      failure_reason: 'lost_or_stolen_card',
    });
    expect(last(events, 'charge.updated')).toMatchObject({ amount_refunded: 0, refunded: false });
  });

  it('of a konbini payment waits until the buyer has given a bank account', async () => {
    const { intent } = await paidSession(true);
    const refund = await fixture.stripe.refunds.create({ payment_intent: intent, amount: 300 });
    expect(refund).toMatchObject({ status: 'requires_action', instructions_email: 'aki@example.com' });
    fixture.sandbox.completeRefund(refund.id);
    expect(await fixture.stripe.refunds.retrieve(refund.id)).toMatchObject({ status: 'succeeded' });
    expect(types(await sentEvents())).toContain('refund.updated');
  });
});

describe('Stripe sandbox: dispute', () => {
  it('that is won withdraws and reinstates the money', async () => {
    const { id } = await paidSession();
    const dispute = fixture.sandbox.openDispute(id, { reason: 'product_not_received' });
    await fixture.stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: 'delivered' } });
    fixture.sandbox.winDispute(dispute.id);
    const events = await sentEvents();
    expect(types(events)).toEqual([
      'charge.dispute.created',
      'charge.updated',
      'charge.dispute.funds_withdrawn',
      'charge.dispute.updated',
      'charge.dispute.closed',
      'charge.dispute.funds_reinstated',
    ]);
    expect(last(events, 'charge.dispute.updated')).toMatchObject({ status: 'under_review' });
    expect(last(events, 'charge.dispute.closed')).toMatchObject({ status: 'won', amount: 1200 });
    const moved = await fixture.stripe.disputes.retrieve(dispute.id);
    expect(moved.balance_transactions.map(({ amount }) => amount)).toEqual([-1200, 1200]);
  });

  it('that is lost keeps the money, and the charge cannot be refunded', async () => {
    const { id, intent } = await paidSession(false, '4000000000000259');
    const [dispute] = (await fixture.stripe.disputes.list({ payment_intent: intent })).data;
    expect(dispute).toMatchObject({ status: 'needs_response', reason: 'fraudulent' });
    fixture.sandbox.loseDispute(dispute?.id ?? '');
    expect(types(await sentEvents())).toEqual(['charge.dispute.closed']);
    await expect(fixture.stripe.refunds.create({ payment_intent: intent })).rejects.toMatchObject({
      code: 'charge_disputed',
    });
    expect(() => fixture.sandbox.openDispute(id)).toThrow('cannot be disputed');
  });

  it('after a partial refund covers the rest', async () => {
    const { id } = await paidSession();
    fixture.sandbox.refund(id, 500);
    expect(fixture.sandbox.openDispute(id).amount).toBe(700);
  });

  it('that is only an inquiry moves no money', async () => {
    const { id } = await paidSession();
    const { id: inquiry } = fixture.sandbox.openDispute(id, { inquiry: true });
    fixture.sandbox.winDispute(inquiry);
    expect(types(await sentEvents())).toEqual(['charge.dispute.created', 'charge.dispute.closed']);
    expect(await fixture.stripe.disputes.retrieve(inquiry)).toMatchObject({
      status: 'warning_closed',
      balance_transactions: [],
    });
  });
});
