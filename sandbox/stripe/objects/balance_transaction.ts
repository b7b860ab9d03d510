import { identifier } from '../identifier.ts';
import type { BalanceTransaction, Dispute } from '../state/reversals.ts';

/** Dispute fee in yen, charged in addition to the disputed amount. */
const FEE = 1300;

/** @param direction -1 when the bank withdraws the disputed amount, 1 when it returns it. */
export function disputeMovement(dispute: Dispute, now: number, direction: 1 | -1): BalanceTransaction {
  const { currency, amount: disputed, charge } = dispute;
  const amount = direction * disputed;
  const fee = direction < 0 ? FEE : 0;
  const description =
    direction < 0 ? `Chargeback withdrawal for ${charge}` : `Chargeback reversal for ${charge}`;
  const details = {
    amount: fee,
    application: null,
    currency,
    description: 'Dispute fee',
    type: 'stripe_fee',
  };
  return {
    id: identifier('txn'),
    object: 'balance_transaction',
    amount,
    available_on: now,
    balance_type: 'payments',
    created: now,
    currency,
    description,
    exchange_rate: null,
    fee,
    fee_details: fee > 0 ? [details] : [],
    net: amount - fee,
    reporting_category: direction < 0 ? 'dispute' : 'dispute_reversal',
    source: dispute.id,
    status: 'available',
    type: 'adjustment',
  };
}
