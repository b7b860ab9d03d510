import type { Transaction } from 'firebase-admin/firestore';
import { ids } from '../domain/paths.ts';
import { regenerationPrice } from '../domain/tokens/prices.ts';
import type { Context } from '../platform/context.ts';
import type { Write } from './ledger.ts';
import { readRefund } from './prepare_refund.ts';
import { readPaid } from './read_paid.ts';
import { readSpending } from './read_spending.ts';

/** One regeneration of one sticker. */
export interface Regeneration {
  readonly messageId: string;
  /** How often this sticker was regenerated, including this time. */
  readonly runNumber: number;
}

/**
 * Charges a regeneration by the price table: two per set are free.
 *
 * @throws as `prepareGenerationCharge` for tokens
 */
export async function prepareRegenerationCharge(
  context: Context,
  transaction: Transaction,
  { uid, stampId, messageId, runNumber }: Regeneration & { readonly uid: string; readonly stampId: string },
): Promise<Write> {
  const before = await readPaid(context, transaction, { stampId, reason: 'regeneration' });
  return readSpending(context, transaction, ids.regenerationCharge(messageId, runNumber), {
    userId: uid,
    stampId,
    amount: regenerationPrice(before.times),
    reason: 'regeneration',
  });
}

/** Refunds a failed regeneration: its token, or its use of a free one. */
export function prepareRegenerationRefund(
  context: Context,
  transaction: Transaction,
  { messageId, runNumber }: Regeneration,
): Promise<Write> {
  return readRefund(context, transaction, {
    chargeId: ids.regenerationCharge(messageId, runNumber),
    refundId: ids.regenerationRefund(messageId, runNumber),
  });
}
