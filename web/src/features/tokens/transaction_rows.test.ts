import type { ChargeReason, TokenConsumption } from '@pochitto/functions/domain/tokens/token_consumption';
import type { Purchase, Reversal } from '@pochitto/functions/domain/tokens/token_transaction';
import { describe, expect, it } from 'vitest';
import type { WithId } from '../../lib/firebase/live.ts';
import { transactionRows } from './transaction_rows.ts';

const day = (number: number) => new Date(Date.UTC(2026, 10, number));

function bought(id: string, on: number, more: Partial<Purchase> = {}): WithId<Purchase> {
  const base = { userId: 'ann', offer: 'tokens_50', amount: 50, priceYen: 600, voucher: null } as const;
  const state = { status: 'completed', kind: 'purchase', reversedYen: 0, reversedTokens: 0 } as const;
  const stripe = { stripeSessionId: null, stripeEventId: null, stripePaymentIntentId: null };
  const dates = { completedAt: day(on), createdAt: day(on), updatedAt: day(on) };
  return { id, ...base, ...state, ...stripe, ...dates, ...more };
}

function reversed(
  id: string,
  on: number,
  more: Pick<Reversal, 'kind' | 'amount' | 'priceYen'>,
): WithId<Reversal> {
  const base = { userId: 'ann', status: 'completed', purchaseId: 'buy', stripeEventId: null } as const;
  return { id, ...base, completedAt: day(on), createdAt: day(on), updatedAt: day(on), ...more };
}

const spent = (
  id: string,
  on: number,
  { reason = 'generation', amount = 16 }: { reason?: ChargeReason; amount?: number } = {},
): WithId<TokenConsumption> => ({
  id,
  userId: 'ann',
  stampId: 'set',
  amount,
  reason,
  messageIds: [],
  createdAt: day(on),
  updatedAt: day(on),
});

const refunded = (id: string, on: number, amount: number, chargeId: string): WithId<TokenConsumption> => ({
  id,
  userId: 'ann',
  stampId: 'set',
  amount,
  reason: 'refund',
  chargeId,
  messageIds: [],
  createdAt: day(on),
  updatedAt: day(on),
});

describe('transaction history', () => {
  it('shows the balance after each entry, newest first, starting from zero', () => {
    const transactions = [bought('buy', 1)];
    const consumptions = [spent('charge', 2), refunded('back', 3, -4, 'charge')];
    const rows = transactionRows(38, { transactions, consumptions });
    expect(rows.map(({ id, change, balance }) => [id, change, balance])).toEqual([
      ['back', 4, 38],
      ['charge', -16, 34],
      ['buy', 50, 50],
    ]);
  });

  it('says what kind of work was refunded', () => {
    const consumptions = [
      spent('charge', 1, { reason: 'submission', amount: 5 }),
      refunded('back', 2, -5, 'charge'),
      refunded('older', 3, -1, 'not read'),
    ];
    const rows = transactionRows(1, { transactions: [], consumptions });
    expect(rows.map(({ kind }) => kind)).toEqual(['otherRefund', 'submissionRefund', 'submission']);
  });

  it('shows a failed purchase without a change, and hides pending ones', () => {
    const transactions = [
      bought('open', 3, { status: 'pending', completedAt: null }),
      bought('lapsed', 2, { status: 'failed', completedAt: null }),
    ];
    const rows = transactionRows(0, { transactions, consumptions: [] });
    expect(rows.map(({ id, kind, change, balance }) => [id, kind, change, balance])).toEqual([
      ['lapsed', 'failed', 0, 0],
    ]);
  });

  it('lists a konbini purchase on the day of its payment, not of its order', () => {
    const transactions = [bought('konbini', 1, { completedAt: day(4) }), bought('card', 2)];
    const consumptions = [spent('charge', 3)];
    const rows = transactionRows(84, { transactions, consumptions });
    expect(rows.map(({ id, at, balance }) => [id, at, balance])).toEqual([
      ['konbini', day(4), 84],
      ['charge', day(3), 34],
      ['card', day(2), 50],
    ]);
  });

  it('lists a purchase before its refund of the same time', () => {
    const transactions = [
      reversed('back', 1, { kind: 'refund', amount: -50, priceYen: -600 }),
      bought('buy', 1),
    ];
    for (const entries of [transactions, transactions.toReversed()]) {
      const rows = transactionRows(0, { transactions: entries, consumptions: [] });
      expect(rows.map(({ id, balance }) => [id, balance])).toEqual([
        ['back', 0],
        ['buy', 50],
      ]);
    }
  });

  it('distinguishes refunds and disputes from reverted ones', () => {
    const transactions = [
      reversed('1', 4, { kind: 'dispute', amount: 50, priceYen: 600 }),
      reversed('2', 3, { kind: 'dispute', amount: -50, priceYen: -600 }),
      reversed('3', 2, { kind: 'refund', amount: 50, priceYen: 600 }),
      reversed('4', 1, { kind: 'refund', amount: -50, priceYen: -600 }),
    ];
    const rows = transactionRows(0, { transactions, consumptions: [] });
    expect(rows.map(({ kind }) => kind)).toEqual(['disputeUndone', 'dispute', 'refundUndone', 'refund']);
    expect(rows.map(({ balance }) => balance)).toEqual([0, -50, 0, -50]);
  });
});
