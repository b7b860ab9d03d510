import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deleteMe } from '../../functions/src/accounts/index.ts';
import { collections, documents } from '../../functions/src/domain/paths.ts';
import { tokenTransactionSchema } from '../../functions/src/domain/tokens/token_transaction.ts';
import type { Caller } from '../../functions/src/platform/callable.ts';
import { expectErrors } from '../support/expected_errors.ts';
import { mortalContext } from '../support/mortal_context.ts';
import { balanceOf, entriesOf, goToCheckout, newcomer, openShop, type Shop } from '../support/shop.ts';

const noTraces = { stripePaymentIntentId: null, stripeEventId: null, voucher: null };

describe('somebody who has left', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop.close());

  const leave = (caller: Caller) => deleteMe(shop.context, caller, { confirm: caller.email });

  /** Somebody who orders, does something about it, and leaves. */
  async function orderAndLeave(
    then: (session: string) => unknown,
    offer: 'tokens_50' | 'ticket_1' = 'tokens_50',
  ) {
    shop.stripe.reset();
    const ann = await newcomer(shop.context);
    const { session, purchaseId } = await goToCheckout(shop, ann, offer);
    await then(session);
    await shop.stripe.idle(true);
    await leave(ann);
    const entry = await shop.context.firestore.doc(documents.tokenTransaction(purchaseId)).get();
    return { ann, session, purchaseId, pseudonym: String(entry.get('userId')) };
  }

  const refunds = () => shop.stripe.events('refund.created').length;

  /** Their entries, of which none leads back to them. */
  async function book(pseudonym: string, ann: Caller): Promise<string[]> {
    const { docs } = await shop.context.firestore
      .collection(collections.tokenTransactions)
      .where('userId', '==', pseudonym)
      .get();
    for (const document of docs) {
      const entry = tokenTransactionSchema.parse(document.data());
      const { stripePaymentIntentId, stripeEventId, voucher } = { ...noTraces, ...entry };
      expect([stripePaymentIntentId, stripeEventId, voucher]).toEqual([null, null, null]);
      expect(JSON.stringify(document.data())).not.toContain(ann.uid);
    }
    return entriesOf(shop.context, pseudonym);
  }

  it('gets back what was paid at a konbini afterwards, once however often it is told', async () => {
    const { ann, session, pseudonym } = await orderAndLeave((id) => shop.stripe.chooseKonbini(id));
    expect(await book(pseudonym, ann)).toEqual(['purchase +50 pending']);
    shop.stripe.setDelivery({ copies: 3, order: 'reversed' });
    shop.stripe.payVoucher(session);
    await shop.stripe.idle(true);
    expect(await book(pseudonym, ann)).toEqual(['purchase +50 completed', 'refund −50 completed']);
    expect(refunds()).toBe(1);
    expect(shop.stripe.deliveries().at(-1)?.status).toBe(200);
    expect((await shop.context.firestore.doc(documents.user(ann.uid)).get()).exists).toBe(false);
  });

  it('gets back what was paid by card on a page that was still open', async () => {
    const { ann, session, pseudonym } = await orderAndLeave(() => {}, 'ticket_1');
    shop.stripe.paySession(session);
    await shop.stripe.idle(true);
    expect(await book(pseudonym, ann)).toEqual(['purchase +0 completed', 'refund +0 completed']);
    expect(refunds()).toBe(1);
  });

  it.each(['error', 'drop_response', 'unavailable'] as const)(
    'gets it back when Stripe fails at first (%s)',
    async (kind) => {
      const { ann, session, pseudonym } = await orderAndLeave((id) => shop.stripe.chooseKonbini(id));
      shop.stripe.addFault({ kind, path: '/v1/refunds', method: 'POST', times: 4 });
      shop.stripe.payVoucher(session);
      await shop.stripe.idle(true);
      expect(await book(pseudonym, ann)).toEqual(['purchase +50 completed', 'refund −50 completed']);
      expect(refunds()).toBe(1);
    },
  );

  it('keeps what was credited before, also when a part of it goes back later', async () => {
    const { ann, session, pseudonym } = await orderAndLeave((id) => shop.stripe.paySession(id));
    expect(await book(pseudonym, ann)).toEqual(['purchase +50 completed']);
    shop.stripe.refund(session, 300);
    await shop.stripe.idle(true);
    expect(await book(pseudonym, ann)).toEqual(['purchase +50 completed', 'refund −25 completed']);
    expect(refunds()).toBe(1);
  });

  it('is not asked for a bank account again and again when the refund comes to nothing', async () => {
    const { session } = await orderAndLeave((id) => shop.stripe.chooseKonbini(id));
    shop.stripe.payVoucher(session);
    await shop.stripe.idle(true);
    const [created] = shop.stripe.events('refund.created');
    shop.stripe.failRefund(idOf(created?.data.object));
    await shop.stripe.idle(true);
    expect(refunds()).toBe(1);
  });

  it('gets it back when it is paid while the deletion is under way', async () => {
    shop.stripe.reset();
    const ann = await newcomer(shop.context);
    const { session, purchaseId } = await goToCheckout(shop, ann, 'tokens_50');
    expectErrors(/Died at step/);
    await expect(
      deleteMe(mortalContext(shop.context, 4).context, ann, { confirm: ann.email }),
    ).rejects.toThrow();
    shop.stripe.paySession(session);
    await shop.stripe.idle(true);
    expect(await balanceOf(shop.context, ann.uid)).toBe(0);
    expect(refunds()).toBe(1);
    await leave(ann);
    const entry = await shop.context.firestore.doc(documents.tokenTransaction(purchaseId)).get();
    expect(entry.get('status')).toBe('completed');
  });

  it('is somebody else than whoever pays as usual', async () => {
    shop.stripe.reset();
    const bob = await newcomer(shop.context);
    const { session } = await goToCheckout(shop, bob, 'tokens_50');
    shop.stripe.paySession(session);
    await shop.stripe.idle(true);
    expect(await balanceOf(shop.context, bob.uid)).toBe(50);
    expect(refunds()).toBe(0);
  });
});

function idOf(object: unknown): string {
  return typeof object === 'object' && object !== null && 'id' in object ? String(object.id) : '';
}
