import { randomUUID } from 'node:crypto';
import { documents } from '@pochitto/functions/domain/paths';
import { doc, getDoc } from 'firebase/firestore';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { admin } from '../../support/admin.ts';
import { type Person, rejectionOf, signUp } from '../../support/person.ts';
import { stack } from '../../support/stack.ts';

/** Performs an action of the buyer or the bank in the stack's Stripe sandbox. */
async function controlStripe(action: string, body: object): Promise<void> {
  const answer = await fetch(`${stack().sandboxes.stripe}/sandbox/${action}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
}

const profile = z.object({ tokenBalance: z.number() });

describe('deployed payments', () => {
  let ann: Person;
  let session: string;
  let purchaseId: string;

  const balance = async () =>
    profile.parse((await getDoc(doc(ann.firestore, documents.user(ann.uid)))).data());

  beforeAll(async () => {
    ann = await signUp();
    const opened = await ann.call('openCheckout', {
      offer: 'tokens_50',
      requestId: randomUUID(),
      locale: 'ja',
    });
    purchaseId = opened.purchaseId;
    session = opened.url.split('/').at(-1) ?? '';
  });

  it('grant everyone one welcome ticket', async () => {
    const ticket = await getDoc(doc(ann.firestore, documents.ticket(`welcome_${ann.uid}`)));
    expect(ticket.data()).toMatchObject({ userId: ann.uid, origin: 'welcome', consumedAt: null });
    expect(await ann.call('openProfile', { locale: 'ja' })).toEqual({ created: false });
  });

  it('are credited by Stripe’s event, and the return page shows it', async () => {
    expect(await ann.call('reconcileCheckout', { sessionId: session })).toMatchObject({
      status: 'pending',
      payment: 'open',
    });
    await controlStripe('paySession', { session });
    await expect.poll(balance, { timeout: 30_000 }).toEqual({ tokenBalance: 50 });
    expect(await ann.call('reconcileCheckout', { sessionId: session })).toEqual({
      purchaseId,
      offer: 'tokens_50',
      status: 'completed',
      payment: 'paid',
    });
    const entry = await getDoc(doc(ann.firestore, documents.tokenTransaction(purchaseId)));
    expect(entry.data()).toMatchObject({ amount: 50, priceYen: 600, status: 'completed', kind: 'purchase' });
  });

  it('are deducted again after a refund', async () => {
    await controlStripe('refund', { of: session, yen: 300 });
    await expect.poll(balance, { timeout: 30_000 }).toEqual({ tokenBalance: 25 });
  });

  it.each([
    ['no signature', 400, {}, '{"id": "evt_1"}'],
    ['a wrong signature', 400, { 'stripe-signature': 't=1,v1=00' }, '{"id": "evt_1"}'],
    ['1 MB', 413, { 'stripe-signature': 't=1,v1=00' }, `{"id": "${'x'.repeat(1024 * 1024)}"}`],
  ])('answer an event with %s by %i', async (_, status, headers, body) => {
    const url = `${stack().functionsUrl}/stripeWebhook`;
    const json = { ...headers, 'content-type': 'application/json' };
    expect((await fetch(url, { method: 'POST', headers: new Headers(json), body })).status).toBe(status);
  });

  it.each([
    ['a price', { priceYen: 1 }],
    ['a quantity', { quantity: -5 }],
    ['an unknown pack', { offer: 'tokens_9999' }],
  ])('reject a client that sends %s', async (_, wish) => {
    const request = { offer: 'tokens_50' as const, requestId: randomUUID(), locale: 'ja' as const, ...wish };
    // @ts-expect-error: no client that is built with the contract can send this.
    expect(await rejectionOf(ann.call('openCheckout', request))).toMatchObject({ code: 'bad_request' });
  });

  it('reveal no session of another person', async () => {
    const bob = await signUp();
    expect(await rejectionOf(bob.call('reconcileCheckout', { sessionId: session }))).toMatchObject({
      code: 'not_yours',
    });
    expect((await admin().firestore.doc(documents.user(bob.uid)).get()).get('tokenBalance')).toBe(0);
  });
});
