import { randomUUID } from 'node:crypto';
import Stripe from 'stripe';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { api } from '../../../functions/src/domain/api.ts';
import { mostOpenCheckouts } from '../../../functions/src/domain/limits.ts';
import { documents } from '../../../functions/src/domain/paths.ts';
import { purchaseSchema } from '../../../functions/src/domain/tokens/token_transaction.ts';
import type { Caller } from '../../../functions/src/platform/callable.ts';
import {
  auditLedger,
  openCheckout,
  receiveEvent,
  reconcileCheckout,
} from '../../../functions/src/tokens/index.ts';
import { expectErrors } from '../../support/expected_errors.ts';
import {
  balanceOf,
  entriesOf,
  goToCheckout,
  type LedgerFixture,
  ledgerFixture,
  newSet,
  newUser,
  spend,
  webhookSecret,
} from '../../support/ledger_fixture.ts';

const now = () => Math.floor(Date.now() / 1000);

const signed = (payload: string, secret = webhookSecret, timestamp = now()) =>
  Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });

describe('payments', () => {
  let fixture: LedgerFixture;
  let ann: Caller;
  let session: string;
  let purchaseId: string;
  /** Returns the real event of a payment that was not reported yet. */
  let body: string;

  beforeAll(async () => {
    fixture = await ledgerFixture();
  });
  afterAll(() => fixture.close());

  beforeEach(async () => {
    fixture.stripe.reset();
    fixture.stripe.setDelivery({ held: true });
    ann = await newUser(fixture.context);
    ({ session, purchaseId } = await goToCheckout(fixture, ann, 'tokens_50'));
    fixture.stripe.paySession(session);
    body = JSON.stringify(fixture.stripe.events('checkout.session.completed')[0], null, 2);
  });

  const deliver = async (sent: string, signature?: string) => {
    const headers = signature === undefined ? {} : { 'stripe-signature': signature };
    return (await fetch(fixture.webhookUrl, { method: 'POST', body: sent, headers })).status;
  };

  describe('are not credited by an event', () => {
    it.each<[string, () => [sent: string, signature: string | undefined, status: number]]>([
      ['without a signature', () => [body, undefined, 400]],
      ['with an empty signature', () => [body, '', 400]],
      ['with an invalid signature', () => [body, 't=now,v1=yes', 400]],
      ['signed with another secret', () => [body, signed(body, 'whsec_other'), 400]],
      ['signed 301 seconds ago', () => [body, signed(body, webhookSecret, now() - 301), 400]],
      ['signed 310 seconds from now', () => [body, signed(body, webhookSecret, now() + 310), 400]],
      ['signed for next year', () => [body, signed(body, webhookSecret, now() + 31_536_000), 400]],
      [
        'with a changed body',
        () => [body.replace('"unpaid"', '"paid"').replace('evt_', 'evt_x'), signed(body), 400],
      ],
      ['with a reserialized body', () => [JSON.stringify(JSON.parse(body)), signed(body), 400]],
      [
        'of 1 MB with a valid signature',
        () => {
          const heavy = body.replace('{', `{"padding": "${'x'.repeat(1024 * 1024)}",`);
          return [heavy, signed(heavy), 413];
        },
      ],
    ])('%s', async (_, delivery) => {
      const [sent, signature, status] = delivery();
      expect(await deliver(sent, signature)).toBe(status);
      expect(await entriesOf(fixture.context, ann.uid)).toEqual(['purchase +50 pending']);
      expect(await balanceOf(fixture.context, ann.uid)).toBe(0);
    });
  });

  it('are credited by an event signed with the current secret, the previous one, or both', async () => {
    const rolled = { ...fixture.context, stripeWebhookSecrets: () => ['whsec_new', webhookSecret] };
    const rawBody = Buffer.from(body);
    const both = `${signed(body, 'whsec_new')},${signed(body).split(',')[1]}`;
    for (const signature of [signed(body), signed(body, 'whsec_new'), both]) {
      expect(await receiveEvent(rolled, { rawBody, signature })).toBe(200);
    }
    expect(await balanceOf(fixture.context, ann.uid)).toBe(50);
  });

  it('are checked with Stripe, so an event with false data credits nothing', async () => {
    const bob = await newUser(fixture.context);
    const unpaid = await goToCheckout(fixture, bob, 'tokens_300');
    const lie = JSON.stringify({
      id: 'evt_lie',
      object: 'event',
      type: 'checkout.session.completed',
      data: {
        object: {
          object: 'checkout.session',
          id: unpaid.session,
          client_reference_id: unpaid.purchaseId,
          payment_status: 'paid',
          amount_total: 2700,
        },
      },
    });
    expect(await deliver(lie, signed(lie))).toBe(200);
    expect(await balanceOf(fixture.context, bob.uid)).toBe(0);
  });

  it('are never credited for another purchase’s session', async () => {
    const bob = await newUser(fixture.context);
    const big = await goToCheckout(fixture, bob, 'tokens_300');
    const lie = body.replaceAll(purchaseId, big.purchaseId).replace(/"evt_\w+"/, '"evt_swap"');
    expectErrors(/does not fit purchase/);
    expect(await deliver(lie, signed(lie))).toBe(500);
    expect(await balanceOf(fixture.context, bob.uid)).toBe(0);
  });

  it.each(['customer.created', 'invoice.paid', 'something.new'])(
    'ignore the event %s with status 200',
    async (type) => {
      const other = JSON.stringify({
        id: 'evt_other',
        object: 'event',
        type,
        data: { object: { object: 'thing' } },
      });
      expect(await deliver(other, signed(other))).toBe(200);
      expect(await entriesOf(fixture.context, ann.uid)).toEqual(['purchase +50 pending']);
    },
  );

  it('of other products on the same account are answered with 200', async () => {
    const unrelated = JSON.stringify({
      id: `evt_${randomUUID().slice(0, 8)}`,
      object: 'event',
      type: 'payment_intent.succeeded',
      data: { object: { object: 'payment_intent', id: 'pi_of_somebody_else' } },
    });
    expect(await deliver(unrelated, signed(unrelated))).toBe(200);
  });

  it('are answered with 500 while Stripe does not answer, and credited by the retry', async () => {
    fixture.stripe.addFault({ kind: 'error', times: 9 });
    expect(await deliver(body, signed(body))).toBe(500);
    expect(await balanceOf(fixture.context, ann.uid)).toBe(0);
    await expect.poll(() => deliver(body, signed(body)), { timeout: 30_000 }).toBe(200);
    expect(await balanceOf(fixture.context, ann.uid)).toBe(50);
  });

  it.each<[string, Record<string, unknown>]>([
    ['an unknown pack', { offer: 'tokens_1000000' }],
    ['a quantity', { offer: 'tokens_50', quantity: 1 }],
    ['a negative quantity', { offer: 'tokens_50', quantity: -1 }],
    ['a price', { offer: 'tokens_50', priceYen: 1 }],
    ['an amount', { offer: 'tokens_50', amount: 1_000_000 }],
    ['no request id', { offer: 'tokens_50', requestId: undefined }],
  ])('cannot be started by a client that sends %s', (_, wish) => {
    const request = { requestId: randomUUID(), locale: 'ja', ...wish };
    expect(api.openCheckout.input.safeParse(request).success).toBe(false);
  });

  it('use the price from our own table', () => {
    const [made] = fixture.stripe.events('checkout.session.completed');
    expect(made?.data.object).toMatchObject({
      amount_total: 600,
      currency: 'jpy',
      client_reference_id: purchaseId,
      metadata: { purchaseId },
      allowed_payment_method_types: ['card', 'konbini'],
    });
  });

  it('open one page per request, however often and concurrently it is sent', async () => {
    const request = { offer: 'tokens_120', requestId: randomUUID(), locale: 'en' } as const;
    const answers = await Promise.all([1, 2, 3].map(() => openCheckout(fixture.context, ann, request)));
    answers.push(await openCheckout(fixture.context, ann, request));
    expect(new Set(answers.map(({ url }) => url)).size).toBe(1);
    await expect(
      openCheckout(fixture.context, ann, { ...request, offer: 'tokens_300' }),
    ).rejects.toMatchObject({
      code: 'bad_request',
    });
  });

  it('keep one customer per person', async () => {
    const customers = fixture.stripe.events('customer.created').length;
    await goToCheckout(fixture, ann, 'tokens_300');
    expect(fixture.stripe.events('customer.created')).toHaveLength(customers);
    await goToCheckout(fixture, await newUser(fixture.context), 'tokens_300');
    expect(fixture.stripe.events('customer.created')).toHaveLength(customers + 1);
  });

  it('are limited to ten unpaid purchases per person', async () => {
    const eve = await newUser(fixture.context);
    const open = (requestId: string) =>
      openCheckout(fixture.context, eve, { offer: 'tokens_50', requestId, locale: 'ja' });
    const pages: string[] = [];
    for (let made = 0; made < mostOpenCheckouts; made += 1) pages.push((await open(randomUUID())).url);
    const another = randomUUID();
    await expect(open(another)).rejects.toMatchObject({ code: 'checkouts_open_limit' });
    const first = pages[0]?.split('/').at(-1) ?? '';
    fixture.stripe.paySession(first);
    await reconcileCheckout(fixture.context, eve, { sessionId: first });
    await open(another);
  });

  it('report a paid checkout as over', async () => {
    const request = { offer: 'ticket_1', requestId: randomUUID(), locale: 'ja' } as const;
    const { url } = await openCheckout(fixture.context, ann, request);
    fixture.stripe.paySession(url.split('/').at(-1) ?? '');
    await expect(openCheckout(fixture.context, ann, request)).rejects.toMatchObject({
      code: 'checkout_over',
    });
  });

  it('are credited from the return page without a webhook', async () => {
    const answer = await reconcileCheckout(fixture.context, ann, { sessionId: session });
    expect(answer).toEqual({ purchaseId, offer: 'tokens_50', status: 'completed', payment: 'paid' });
    expect(await reconcileCheckout(fixture.context, ann, { sessionId: session })).toEqual(answer);
    expect(await balanceOf(fixture.context, ann.uid)).toBe(50);
  });

  it('show a waiting voucher, also on the return page', async () => {
    const { context, stripe } = fixture;
    const waiting = await goToCheckout(fixture, ann, 'tokens_50');
    stripe.chooseKonbini(waiting.session);
    expect(await reconcileCheckout(context, ann, { sessionId: waiting.session })).toMatchObject({
      status: 'pending',
      payment: 'waiting',
    });
    const snapshot = await context.firestore.doc(documents.tokenTransaction(waiting.purchaseId)).get();
    const { voucher } = purchaseSchema.parse(snapshot.data());
    expect(voucher?.url).toContain('/konbini/voucher/');
    expect(voucher?.payBefore.getTime()).toBeGreaterThan(Date.now());
  });

  it.each(['cs_test_made_up', 'the session of another person'])('return nothing about %s', async (which) => {
    const bob = await newUser(fixture.context);
    const sessionId = which.startsWith('cs_') ? which : session;
    await expect(reconcileCheckout(fixture.context, bob, { sessionId })).rejects.toMatchObject({
      code: 'not_yours',
    });
    expect(await balanceOf(fixture.context, bob.uid)).toBe(0);
    expect(await balanceOf(fixture.context, ann.uid)).toBe(0);
  });

  it('block spending after a dispute until the balance is positive again', async () => {
    const { context, stripe } = fixture;
    const { uid } = ann;
    await reconcileCheckout(context, ann, { sessionId: session });
    const stampId = await newSet(context, uid);
    await spend(context, { uid, stampId, count: 40 });
    stripe.openDispute(session);
    await reconcileCheckout(context, ann, { sessionId: session });
    expect(await balanceOf(context, uid)).toBe(-40);
    await expect(spend(context, { uid, stampId })).rejects.toMatchObject({ code: 'tokens_below_zero' });
    await expect(spend(context, { uid, stampId, payWith: 'ticket' })).rejects.toMatchObject({
      code: 'tokens_below_zero',
    });
    const again = await goToCheckout(fixture, ann, 'tokens_50');
    stripe.paySession(again.session);
    await reconcileCheckout(context, ann, { sessionId: again.session });
    await spend(context, { uid, stampId, count: 10 });
    await spend(context, { uid, stampId, payWith: 'ticket' });
    await expect(spend(context, { uid, stampId })).rejects.toMatchObject({ code: 'tokens_insufficient' });
    await expect(spend(context, { uid, stampId, payWith: 'ticket' })).rejects.toMatchObject({
      code: 'ticket_none',
    });
    expect(await auditLedger(context, uid)).toEqual([]);
  });
});
