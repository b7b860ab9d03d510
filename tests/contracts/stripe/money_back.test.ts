import type Stripe from 'stripe';
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

/** A session that is paid, with what was told of it forgotten. */
async function bought(konbini = false, card?: string) {
  const { id } = await rig.stripe.checkout.sessions.create({
    ...packOrder(),
    customer_email: 'aki@example.com',
  });
  if (konbini) {
    rig.sandbox.chooseKonbini(id);
    rig.sandbox.payVoucher(id);
  } else rig.sandbox.paySession(id, card);
  const session = await rig.stripe.checkout.sessions.retrieve(id);
  await rig.sandbox.idle();
  rig.received.length = 0;
  return { id, intent: String(session.payment_intent) };
}

async function told(): Promise<Stripe.Event[]> {
  await rig.sandbox.idle();
  return rig.received.map(({ event }) => event);
}
const types = (events: Stripe.Event[]) => events.map(({ type }) => type);
const last = (events: Stripe.Event[], type: string) =>
  events.findLast((event) => event.type === type)?.data.object;

describe('a refund', () => {
  it('adds up on the charge: charge.refunded carries the sum of all', async () => {
    const { intent } = await bought();
    await rig.stripe.refunds.create({ payment_intent: intent, amount: 200 });
    const first = await told();
    expect(types(first)).toEqual([
      'refund.created',
      'charge.refunded',
      'refund.updated',
      'charge.refund.updated',
    ]);
    expect(last(first, 'charge.refunded')).toMatchObject({ amount_refunded: 200, refunded: false });
    const rest = await rig.stripe.refunds.create({ payment_intent: intent });
    expect(rest).toMatchObject({ amount: 1000, status: 'succeeded' });
    expect(last(await told(), 'charge.refunded')).toMatchObject({ amount_refunded: 1200, refunded: true });
  });

  it('that fails is told as refund.failed, and the charge counts as not refunded again', async () => {
    const { intent } = await bought(false, '4000000000005126');
    const refund = await rig.stripe.refunds.create({ payment_intent: intent });
    expect(refund.status).toBe('succeeded');
    const events = await told();
    expect(last(events, 'refund.failed')).toMatchObject({
      id: refund.id,
      status: 'failed',
      failure_reason: 'lost_or_stolen_card',
    });
    expect(last(events, 'charge.updated')).toMatchObject({ amount_refunded: 0, refunded: false });
  });

  it('of a konbini payment waits until the buyer has named an account', async () => {
    const { intent } = await bought(true);
    const refund = await rig.stripe.refunds.create({ payment_intent: intent, amount: 300 });
    expect(refund).toMatchObject({ status: 'requires_action', instructions_email: 'aki@example.com' });
    rig.sandbox.completeRefund(refund.id);
    expect(await rig.stripe.refunds.retrieve(refund.id)).toMatchObject({ status: 'succeeded' });
    expect(types(await told())).toContain('refund.updated');
  });
});

describe('a dispute', () => {
  it('that is won takes the money and gives it back', async () => {
    const { id } = await bought();
    const dispute = rig.sandbox.openDispute(id, { reason: 'product_not_received' });
    await rig.stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: 'delivered' } });
    rig.sandbox.winDispute(dispute.id);
    const events = await told();
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
    const moved = await rig.stripe.disputes.retrieve(dispute.id);
    expect(moved.balance_transactions.map(({ amount }) => amount)).toEqual([-1200, 1200]);
  });

  it('that is lost keeps the money, and the charge cannot be refunded on top', async () => {
    const { id, intent } = await bought(false, '4000000000000259');
    const [dispute] = (await rig.stripe.disputes.list({ payment_intent: intent })).data;
    expect(dispute).toMatchObject({ status: 'needs_response', reason: 'fraudulent' });
    rig.sandbox.loseDispute(dispute?.id ?? '');
    expect(types(await told())).toEqual(['charge.dispute.closed']);
    await expect(rig.stripe.refunds.create({ payment_intent: intent })).rejects.toMatchObject({
      code: 'charge_disputed',
    });
    expect(() => rig.sandbox.openDispute(id)).toThrow('cannot be disputed');
  });

  it('after a partial refund is about the rest only', async () => {
    const { id } = await bought();
    rig.sandbox.refund(id, 500);
    expect(rig.sandbox.openDispute(id).amount).toBe(700);
  });

  it('that is only an inquiry moves no money', async () => {
    const { id } = await bought();
    const { id: inquiry } = rig.sandbox.openDispute(id, { inquiry: true });
    rig.sandbox.winDispute(inquiry);
    expect(types(await told())).toEqual(['charge.dispute.created', 'charge.dispute.closed']);
    expect(await rig.stripe.disputes.retrieve(inquiry)).toMatchObject({
      status: 'warning_closed',
      balance_transactions: [],
    });
  });
});
