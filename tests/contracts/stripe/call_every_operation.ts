import { packOrder, type StripeFixture } from './stripe_fixture.ts';

/** Calls every operation that Pochitto uses once, with every outcome that a session can have. */
export async function callEveryOperation({ stripe, sandbox }: StripeFixture): Promise<void> {
  const { checkout, customers, refunds, disputes } = stripe;
  const customer = await customers.create({
    email: 'aki@example.com',
    metadata: { uid: 'uid-1', plan: 'free' },
    name: 'Aki',
  });
  await customers.update(customer.id, { preferred_locales: ['ja'], phone: '', metadata: { uid: '' } });
  await customers.retrieve(customer.id);
  await customers.list({ email: 'aki@example.com', limit: 3 });
  const buy = () => checkout.sessions.create({ ...packOrder(), customer: customer.id });
  const byCard = await buy();
  sandbox.paySession(byCard.id, '4000000000000002');
  sandbox.paySession(byCard.id);
  const paid = await checkout.sessions.retrieve(byCard.id);
  const intent = await stripe.paymentIntents.retrieve(String(paid.payment_intent));
  await stripe.charges.retrieve(String(intent.latest_charge));
  const refund = await refunds.create({
    payment_intent: intent.id,
    amount: 200,
    reason: 'requested_by_customer',
  });
  await refunds.retrieve(refund.id);
  sandbox.failRefund(refund.id);
  await refunds.list({ payment_intent: intent.id });
  const dispute = sandbox.openDispute(byCard.id);
  await disputes.update(dispute.id, { evidence: { product_description: 'スタンプ' }, submit: true });
  sandbox.winDispute(dispute.id);
  await disputes.retrieve(dispute.id);
  await disputes.list({ charge: dispute.charge });
  const lost = await buy();
  sandbox.paySession(lost.id);
  await disputes.close(sandbox.openDispute(lost.id).id);
  const atShop = await buy();
  const waiting = sandbox.chooseKonbini(atShop.id);
  await stripe.paymentIntents.retrieve(waiting.id);
  sandbox.payVoucher(atShop.id);
  await stripe.charges.retrieve(String(sandbox.refund(atShop.id, 300).charge));
  await refunds.list({ limit: 1 });
  const lapsed = await buy();
  sandbox.chooseKonbini(lapsed.id);
  sandbox.expireVoucher(lapsed.id);
  await stripe.paymentIntents.retrieve(String((await checkout.sessions.retrieve(lapsed.id)).payment_intent));
  await checkout.sessions.expire((await buy()).id);
  await checkout.sessions.list({ customer: customer.id, status: 'complete', limit: 2 });
  await checkout.sessions.listLineItems(byCard.id);
  await stripe.events.list({ types: ['checkout.session.completed', 'charge.*'], limit: 100 });
  await stripe.events.retrieve(sandbox.events()[0]?.id ?? '');
  sandbox.advanceClock(60);
  const byMetadata = { query: "metadata['plan']:'free'", limit: 1 };
  await customers.search(byMetadata);
  await customers.del(customer.id);
}
