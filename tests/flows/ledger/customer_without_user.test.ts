import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deleteMe, resumeDeletions } from '../../../functions/src/accounts/index.ts';
import { deletionRestSeconds } from '../../../functions/src/domain/accounts/account_deletion.ts';
import type { Caller } from '../../../functions/src/platform/callable.ts';
import type { Context } from '../../../functions/src/platform/context.ts';
import { openCheckout } from '../../../functions/src/tokens/index.ts';
import { crashingContext } from '../../support/crashing_context.ts';
import { expectErrors } from '../../support/expected_errors.ts';
import { type LedgerFixture, ledgerFixture, newUser } from '../../support/ledger_fixture.ts';

describe('Stripe customer of a deleted person', () => {
  let fixture: LedgerFixture;
  let ann: Caller;

  beforeEach(async () => {
    fixture = await ledgerFixture();
    ann = await newUser(fixture.context);
  });
  afterEach(() => fixture.close());

  const buy = (context: Context) =>
    openCheckout(context, ann, { offer: 'tokens_50', requestId: randomUUID(), locale: 'ja' });
  const deleteAccount = () => deleteMe(fixture.context, ann, { confirm: ann.email });
  /** Runs the second pass of a deletion, when nothing else can still be running. */
  const secondPass = async () => {
    fixture.wait(deletionRestSeconds + 1);
    fixture.stripe.advanceClock(deletionRestSeconds + 1);
    expect(await resumeDeletions(fixture.context)).toBe(1);
  };
  const customersLeft = async (): Promise<unknown[]> => {
    const { secretKey, apiUrl } = fixture.context.stripeAccount();
    const headers = { authorization: `Bearer ${secretKey}` };
    const answer = await fetch(`${apiUrl}/v1/customers?limit=100`, { headers });
    return (await answer.json()).data;
  };

  it.each([1, 2, 3, 4])(
    'is removed by the second pass after checkout crashed at step %i',
    async (crashAt) => {
      const crashing = crashingContext(fixture.context, crashAt);
      await expect(buy(crashing.context)).rejects.toThrow(/Crashed/);
      expect(await customersLeft()).toHaveLength(crashAt < 3 ? 0 : 1);
      await deleteAccount();
      await secondPass();
      expect(await customersLeft()).toEqual([]);
    },
  );

  it.each([1, 2])('is removed if the deletion runs before transaction %i of checkout', async (number) => {
    await expect(buy(withWorkBefore(fixture.context, number, deleteAccount))).rejects.toMatchObject({
      code: 'sign_in_required',
    });
    expect(await customersLeft()).toEqual([]);
    await secondPass();
    expect(await customersLeft()).toEqual([]);
  });

  it('is removed if checkout crashes after the deletion', async () => {
    const crashing = crashingContext(fixture.context, 4);
    await expect(buy(withWorkBefore(crashing.context, 2, deleteAccount))).rejects.toThrow();
    await secondPass();
    expect(await customersLeft()).toEqual([]);
  });

  it('keeps the deletion open while Stripe is unavailable', async () => {
    await expect(buy(crashingContext(fixture.context, 3).context)).rejects.toThrow(/Crashed/);
    expectErrors(/Stripe/);
    fixture.stripe.addFault({ kind: 'unavailable', times: 10, path: '/v1/customers' });
    await expect(deleteAccount()).rejects.toMatchObject({ code: 'deletion_unfinished' });
  });
});

/** Returns a context in which `work` runs before the `number`th transaction. */
function withWorkBefore(context: Context, number: number, work: () => Promise<unknown>): Context {
  let seen = 0;
  const { firestore } = context;
  const runTransaction: typeof firestore.runTransaction = async (...parameters) => {
    seen += 1;
    if (seen === number) await work();
    return firestore.runTransaction(...parameters);
  };
  const get = (_: typeof firestore, key: string | symbol) => {
    if (key === 'runTransaction') return runTransaction;
    const value: unknown = Reflect.get(firestore, key, firestore);
    return typeof value === 'function' ? value.bind(firestore) : value;
  };
  return { ...context, firestore: new Proxy(firestore, { get }) };
}
