import { z } from 'zod';
import type { PaymentState } from '../../domain/tokens/token_transaction.ts';

/** Money that was refunded or disputed; `isUndone` if the shop got it back. */
export interface Reversal {
  readonly id: string;
  readonly kind: 'refund' | 'dispute';
  readonly yen: number;
  readonly isUndone: boolean;
}

/** A snapshot of a purchase at Stripe. Later snapshots only add to it. */
export interface PaymentSnapshot {
  readonly sessionId: string;
  readonly paymentIntentId: string | null;
  /** Our id, set when the session was created. */
  readonly purchaseId: string | null;
  readonly state: PaymentState;
  readonly amount: number;
  readonly currency: string;
  readonly voucher: { readonly url: string; readonly payBefore: Date } | null;
  /** Oldest first. */
  readonly reversals: readonly Reversal[];
}

const intentAnswer = z.object({
  id: z.string().min(1),
  status: z.string(),
  next_action: z
    .object({
      konbini_display_details: z
        .object({ hosted_voucher_url: z.url().nullable(), expires_at: z.number() })
        .optional(),
    })
    .nullable(),
});

/** A session with its payment intent expanded. */
export const sessionAnswer = z.object({
  id: z.string().min(1),
  client_reference_id: z.string().nullable(),
  status: z.enum(['open', 'complete', 'expired']),
  payment_status: z.enum(['paid', 'unpaid', 'no_payment_required']),
  amount_total: z.number().int(),
  currency: z.string(),
  payment_intent: intentAnswer.nullable(),
});

const reversal = z.object({ id: z.string().min(1), amount: z.number().int(), created: z.number() });
export const refundAnswer = z.object({ ...reversal.shape, status: z.string().nullable() });
export const disputeAnswer = z.object({ ...reversal.shape, status: z.string() });

export type SessionAnswer = z.infer<typeof sessionAnswer>;
type RefundAnswer = z.infer<typeof refundAnswer>;
type DisputeAnswer = z.infer<typeof disputeAnswer>;

/** Statuses of an intent that can still be paid. Any other status but `succeeded` is final and unpaid. */
const stillWaiting = ['processing', 'requires_action', 'requires_capture', 'requires_confirmation'];

export function paymentState({ status, payment_status, payment_intent }: SessionAnswer): PaymentState {
  if (payment_status !== 'unpaid') return 'paid';
  if (status === 'open') return 'open';
  if (status === 'expired') return 'lapsed';
  return payment_intent && !stillWaiting.includes(payment_intent.status) ? 'lapsed' : 'waiting';
}

export function paymentSnapshot(
  session: SessionAnswer,
  refunds: readonly RefundAnswer[],
  disputes: readonly DisputeAnswer[],
): PaymentSnapshot {
  const state = paymentState(session);
  const voucher = session.payment_intent?.next_action?.konbini_display_details;
  return {
    sessionId: session.id,
    paymentIntentId: session.payment_intent?.id ?? null,
    purchaseId: session.client_reference_id,
    state,
    amount: session.amount_total,
    currency: session.currency,
    voucher:
      state === 'waiting' && voucher?.hosted_voucher_url
        ? { url: voucher.hosted_voucher_url, payBefore: new Date(voucher.expires_at * 1000) }
        : null,
    reversals: [...refunds.map(reversalOfRefund), ...disputes.filter(hasTakenMoney).map(reversalOfDispute)]
      .toSorted((one, other) => one.created - other.created || (one.id < other.id ? -1 : 1))
      .map(({ created: _, ...rest }) => rest),
  };
}

const reversalOfRefund = ({ id, amount, created, status }: RefundAnswer) => ({
  id,
  kind: 'refund' as const,
  yen: amount,
  isUndone: status === 'failed' || status === 'canceled',
  created,
});

const reversalOfDispute = ({ id, amount, created, status }: DisputeAnswer) => ({
  id,
  kind: 'dispute' as const,
  yen: amount,
  isUndone: status === 'won',
  created,
});

/** An inquiry (`warning_…`) and a prevented dispute move no money. */
const hasTakenMoney = ({ status }: DisputeAnswer) => !/^(warning_|prevented)/.test(status);
