import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { documents } from '../../../functions/src/domain/paths.ts';
import type { Caller } from '../../../functions/src/platform/callable.ts';
import { auditLedger, openCheckout } from '../../../functions/src/tokens/index.ts';
import {
  balanceOf,
  goToCheckout,
  type LedgerFixture,
  ledgerFixture,
  newUser,
} from '../../support/ledger_fixture.ts';

describe('person whose Stripe customer was deleted', () => {
  let fixture: LedgerFixture;
  let ann: Caller;
  let gone: string;

  const customer = async (): Promise<string> =>
    String((await fixture.context.firestore.doc(documents.user(ann.uid)).get()).get('stripeCustomerId'));
  const remove = async (id: string) => {
    const { secretKey, apiUrl } = fixture.context.stripeAccount();
    const headers = { authorization: `Bearer ${secretKey}` };
    expect((await fetch(`${apiUrl}/v1/customers/${id}`, { method: 'DELETE', headers })).status).toBe(200);
  };
  const made = () => fixture.stripe.events('customer.created').length;

  beforeAll(async () => {
    fixture = await ledgerFixture();
  });
  afterAll(() => fixture.close());
  beforeEach(async () => {
    fixture.stripe.reset();
    ann = await newUser(fixture.context);
    await goToCheckout(fixture, ann, 'tokens_50');
    gone = await customer();
    await remove(gone);
  });

  it('gets a new customer and can buy', async () => {
    const { session } = await goToCheckout(fixture, ann, 'tokens_120');
    expect(await customer()).not.toBe(gone);
    fixture.stripe.paySession(session);
    await fixture.stripe.idle(true);
    expect(await balanceOf(fixture.context, ann.uid)).toBe(120);
    expect(await auditLedger(fixture.context, ann.uid)).toEqual([]);
  });

  it('gets one new customer and one page for concurrent requests', async () => {
    const input = { offer: 'tokens_50', requestId: randomUUID(), locale: 'ja' } as const;
    const pages = await Promise.all([1, 2, 3].map(() => openCheckout(fixture.context, ann, input)));
    expect(new Set(pages.map(({ url }) => url)).size).toBe(1);
    expect(made()).toBe(2);
    expect(await openCheckout(fixture.context, ann, input)).toEqual(pages[0]);
  });

  it('gets a new customer after each deletion', async () => {
    await goToCheckout(fixture, ann, 'tokens_50');
    await remove(await customer());
    await goToCheckout(fixture, ann, 'tokens_50');
    expect(made()).toBe(3);
  });
});
