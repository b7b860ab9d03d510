import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isErrorCode } from '../../../functions/src/domain/error_codes.ts';
import { PochittoError } from '../../../functions/src/domain/errors.ts';
import { auditLedger } from '../../../functions/src/tokens/index.ts';
import {
  balanceOf,
  entriesOf,
  goToCheckout,
  type LedgerFixture,
  ledgerFixture,
  newSet,
  newUser,
  spend,
} from '../../support/ledger_fixture.ts';

describe('balance', () => {
  let fixture: LedgerFixture;
  beforeAll(async () => {
    fixture = await ledgerFixture();
  });
  afterAll(() => fixture.close());

  it('of 100 pays for exactly 100 of 200 concurrent spends, and never becomes negative', async () => {
    const { context } = fixture;
    const { uid } = await newUser(context, 100);
    const stampId = await newSet(context, uid);
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, () => outcome(spend(context, { uid, stampId }))),
    );
    expect(outcomes.filter((each) => each === 'spent')).toHaveLength(100);
    expect(outcomes.filter((each) => each === 'tokens_insufficient')).toHaveLength(100);
    expect(await balanceOf(context, uid)).toBe(0);
    expect(await auditLedger(context, uid)).toEqual([]);
  });

  it('is credited once for 1,000 deliveries of the same event, 50 at a time', async () => {
    const { context, stripe } = fixture;
    const caller = await newUser(context);
    const { session } = await goToCheckout(fixture, caller, 'tokens_120');
    stripe.setDelivery({ held: true });
    stripe.paySession(session);
    const completed = stripe.events('checkout.session.completed').at(-1);
    stripe.setDelivery({ held: false, concurrency: 50 });
    const before = stripe.deliveries().length;
    stripe.resendEvent(completed?.id ?? '', 1000);
    stripe.releaseEvents();
    await stripe.idle(true);
    stripe.setDelivery({ concurrency: 1 });
    const deliveries = stripe.deliveries().slice(before);
    expect(deliveries.filter(({ eventId }) => eventId === completed?.id).length).toBeGreaterThanOrEqual(1000);
    expect(await entriesOf(context, caller.uid)).toEqual(['purchase +120 completed']);
    expect(await balanceOf(context, caller.uid)).toBe(120);
    expect(await auditLedger(context, caller.uid)).toEqual([]);
  });
});

async function outcome(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'spent';
  } catch (error) {
    if (error instanceof PochittoError && isErrorCode(error.code)) return error.code;
    throw error;
  }
}
