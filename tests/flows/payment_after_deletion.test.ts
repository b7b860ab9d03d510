import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deleteMe } from '../../functions/src/accounts/index.ts';
import { collections, documents } from '../../functions/src/domain/paths.ts';
import { tokenTransactionSchema } from '../../functions/src/domain/tokens/token_transaction.ts';
import type { Caller } from '../../functions/src/platform/callable.ts';
import { crashingContext } from '../support/crashing_context.ts';
import { expectErrors } from '../support/expected_errors.ts';
import {
  balanceOf,
  entriesOf,
  goToCheckout,
  type LedgerFixture,
  ledgerFixture,
  newUser,
} from '../support/ledger_fixture.ts';

const noTraces = { stripePaymentIntentId: null, stripeEventId: null, voucher: null };

describe('payment of a deleted person', () => {
  let fixture: LedgerFixture;
  beforeAll(async () => {
    fixture = await ledgerFixture();
  });
  afterAll(() => fixture.close());

  const deleteAccount = (caller: Caller) => deleteMe(fixture.context, caller, { confirm: caller.email });

  /** Creates a person who orders, does something, and deletes their account. */
  async function orderAndDeleteAccount(
    then: (session: string) => unknown,
    offer: 'tokens_50' | 'ticket_1' = 'tokens_50',
  ) {
    fixture.stripe.reset();
    const ann = await newUser(fixture.context);
    const { session, purchaseId } = await goToCheckout(fixture, ann, offer);
    await then(session);
    await fixture.stripe.idle(true);
    await deleteAccount(ann);
    const entry = await fixture.context.firestore.doc(documents.tokenTransaction(purchaseId)).get();
    return { ann, session, purchaseId, pseudonym: String(entry.get('userId')) };
  }

  const refunds = () => fixture.stripe.events('refund.created').length;

  /** Returns their entries, none of which refers to them. */
  async function book(pseudonym: string, ann: Caller): Promise<string[]> {
    const { docs } = await fixture.context.firestore
      .collection(collections.tokenTransactions)
      .where('userId', '==', pseudonym)
      .get();
    for (const document of docs) {
      const entry = tokenTransactionSchema.parse(document.data());
      const { stripePaymentIntentId, stripeEventId, voucher } = { ...noTraces, ...entry };
      expect([stripePaymentIntentId, stripeEventId, voucher]).toEqual([null, null, null]);
      expect(JSON.stringify(document.data())).not.toContain(ann.uid);
    }
    return entriesOf(fixture.context, pseudonym);
  }

  it('at a konbini is refunded once, however often it is reported', async () => {
    const { ann, session, pseudonym } = await orderAndDeleteAccount((id) => fixture.stripe.chooseKonbini(id));
    expect(await book(pseudonym, ann)).toEqual(['purchase +50 pending']);
    fixture.stripe.setDelivery({ copies: 3, order: 'reversed' });
    fixture.stripe.payVoucher(session);
    await fixture.stripe.idle(true);
    expect(await book(pseudonym, ann)).toEqual(['purchase +50 completed', 'refund −50 completed']);
    expect(refunds()).toBe(1);
    expect(fixture.stripe.deliveries().at(-1)?.status).toBe(200);
    expect((await fixture.context.firestore.doc(documents.user(ann.uid)).get()).exists).toBe(false);
  });

  it('by card on an open page is refunded', async () => {
    const { ann, session, pseudonym } = await orderAndDeleteAccount(() => {}, 'ticket_1');
    fixture.stripe.paySession(session);
    await fixture.stripe.idle(true);
    expect(await book(pseudonym, ann)).toEqual(['purchase +0 completed', 'refund +0 completed']);
    expect(refunds()).toBe(1);
  });

  it.each(['error', 'drop_response', 'unavailable'] as const)(
    'is refunded when Stripe fails at first (%s)',
    async (kind) => {
      const { ann, session, pseudonym } = await orderAndDeleteAccount((id) =>
        fixture.stripe.chooseKonbini(id),
      );
      fixture.stripe.addFault({ kind, path: '/v1/refunds', method: 'POST', times: 4 });
      fixture.stripe.payVoucher(session);
      await fixture.stripe.idle(true);
      expect(await book(pseudonym, ann)).toEqual(['purchase +50 completed', 'refund −50 completed']);
      expect(refunds()).toBe(1);
    },
  );

  it('that was credited before is kept, also if it is partly refunded later', async () => {
    const { ann, session, pseudonym } = await orderAndDeleteAccount((id) => fixture.stripe.paySession(id));
    expect(await book(pseudonym, ann)).toEqual(['purchase +50 completed']);
    fixture.stripe.refund(session, 300);
    await fixture.stripe.idle(true);
    expect(await book(pseudonym, ann)).toEqual(['purchase +50 completed', 'refund −25 completed']);
    expect(refunds()).toBe(1);
  });

  it('does not ask repeatedly for a bank account if the refund fails', async () => {
    const { session } = await orderAndDeleteAccount((id) => fixture.stripe.chooseKonbini(id));
    fixture.stripe.payVoucher(session);
    await fixture.stripe.idle(true);
    const [created] = fixture.stripe.events('refund.created');
    fixture.stripe.failRefund(idOf(created?.data.object));
    await fixture.stripe.idle(true);
    expect(refunds()).toBe(1);
  });

  it('during the deletion is refunded', async () => {
    fixture.stripe.reset();
    const ann = await newUser(fixture.context);
    const { session, purchaseId } = await goToCheckout(fixture, ann, 'tokens_50');
    expectErrors(/Crashed at step/);
    await expect(
      deleteMe(crashingContext(fixture.context, 4).context, ann, { confirm: ann.email }),
    ).rejects.toThrow();
    fixture.stripe.paySession(session);
    await fixture.stripe.idle(true);
    expect(await balanceOf(fixture.context, ann.uid)).toBe(0);
    expect(refunds()).toBe(1);
    await deleteAccount(ann);
    const entry = await fixture.context.firestore.doc(documents.tokenTransaction(purchaseId)).get();
    expect(entry.get('status')).toBe('completed');
  });

  it('does not affect payments of other people', async () => {
    fixture.stripe.reset();
    const bob = await newUser(fixture.context);
    const { session } = await goToCheckout(fixture, bob, 'tokens_50');
    fixture.stripe.paySession(session);
    await fixture.stripe.idle(true);
    expect(await balanceOf(fixture.context, bob.uid)).toBe(50);
    expect(refunds()).toBe(0);
  });
});

function idOf(object: unknown): string {
  return typeof object === 'object' && object !== null && 'id' in object ? String(object.id) : '';
}
