import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { documents } from '../../../functions/src/domain/paths.ts';
import type { Caller } from '../../../functions/src/platform/callable.ts';
import { auditLedger, openCheckout } from '../../../functions/src/tokens/index.ts';
import { balanceOf, goToCheckout, newcomer, openShop, type Shop } from '../../support/shop.ts';

describe('somebody whose customer was deleted at Stripe', () => {
  let shop: Shop;
  let ann: Caller;
  let gone: string;

  const customer = async (): Promise<string> =>
    String((await shop.context.firestore.doc(documents.user(ann.uid)).get()).get('stripeCustomerId'));
  const remove = async (id: string) => {
    const { secretKey, apiUrl } = shop.context.stripeAccount();
    const headers = { authorization: `Bearer ${secretKey}` };
    expect((await fetch(`${apiUrl}/v1/customers/${id}`, { method: 'DELETE', headers })).status).toBe(200);
  };
  const made = () => shop.stripe.events('customer.created').length;

  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop.close());
  beforeEach(async () => {
    shop.stripe.reset();
    ann = await newcomer(shop.context);
    await goToCheckout(shop, ann, 'tokens_50');
    gone = await customer();
    await remove(gone);
  });

  it('becomes another customer and buys', async () => {
    const { session } = await goToCheckout(shop, ann, 'tokens_120');
    expect(await customer()).not.toBe(gone);
    shop.stripe.paySession(session);
    await shop.stripe.idle(true);
    expect(await balanceOf(shop.context, ann.uid)).toBe(120);
    expect(await auditLedger(shop.context, ann.uid)).toEqual([]);
  });

  it('becomes one other customer and gets one page, however many ask at once', async () => {
    const input = { offer: 'tokens_50', requestId: randomUUID(), locale: 'ja' } as const;
    const pages = await Promise.all([1, 2, 3].map(() => openCheckout(shop.context, ann, input)));
    expect(new Set(pages.map(({ url }) => url)).size).toBe(1);
    expect(made()).toBe(2);
    expect(await openCheckout(shop.context, ann, input)).toEqual(pages[0]);
  });

  it('becomes another one each time', async () => {
    await goToCheckout(shop, ann, 'tokens_50');
    await remove(await customer());
    await goToCheckout(shop, ann, 'tokens_50');
    expect(made()).toBe(3);
  });
});
