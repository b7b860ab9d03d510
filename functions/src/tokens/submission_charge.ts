import type { Transaction } from 'firebase-admin/firestore';
import { ids } from '../domain/paths.ts';
import type { SubmissionOutcome } from '../domain/submission/submission_attempt.ts';
import { submissionPrice } from '../domain/tokens/prices.ts';
import type { Context } from '../platform/context.ts';
import type { Write } from './ledger.ts';
import { readRefund } from './prepare_refund.ts';
import { readPaid } from './read_paid.ts';
import { readSpending } from './read_spending.ts';

/** One submission attempt of a set, counted from 1. */
export interface Submission {
  readonly stampId: string;
  readonly attemptNo: number;
}

interface SubmissionCharge extends Submission {
  readonly uid: string;
  /** Outcome of the previous attempt. */
  readonly previous: SubmissionOutcome;
}

/**
 * Charges a submission by the price table.
 *
 * @throws PochittoError `tokens_insufficient`, `tokens_below_zero`
 */
export async function prepareSubmissionCharge(
  context: Context,
  transaction: Transaction,
  { uid, stampId, attemptNo, previous }: SubmissionCharge,
): Promise<Write> {
  const paid = await readPaid(context, transaction, { stampId, reason: 'submission' });
  return readSpending(context, transaction, ids.submissionCharge(stampId, attemptNo), {
    userId: uid,
    stampId,
    amount: submissionPrice(previous, paid.tokens),
    reason: 'submission',
  });
}

/** Refunds the charge of an attempt that failed permanently. */
export function prepareSubmissionRefund(
  context: Context,
  transaction: Transaction,
  { stampId, attemptNo }: Submission,
): Promise<Write> {
  return readRefund(context, transaction, {
    chargeId: ids.submissionCharge(stampId, attemptNo),
    refundId: ids.submissionRefund(stampId, attemptNo),
  });
}
