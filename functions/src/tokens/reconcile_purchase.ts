import type { PaymentState } from '../domain/payment_state.ts';
import type { TransactionStatus } from '../domain/token_transaction.ts';
import type { Context } from '../platform/context.ts';
import { readPayment } from '../vendors/stripe/read_payment.ts';
import { recordPayment } from './record_payment.ts';
import { refundUnattributedPayment } from './refund_unattributed_payment.ts';

interface Purchase {
  readonly purchaseId: string;
  readonly sessionId: string;
  /** The event that asks for it, if one does. */
  readonly event: { readonly id: string; readonly type: string } | null;
}

/**
 * The one verb behind every event and the return page: asks Stripe how a purchase stands now, and records it.
 * Null when there is no such purchase here.
 */
export async function reconcilePurchase(
  context: Context,
  { purchaseId, sessionId, event }: Purchase,
): Promise<{ status: TransactionStatus; payment: PaymentState } | null> {
  const read = () => readPayment(context.stripeAccount(), sessionId);
  const found = await read();
  // Before it is recorded: whatever dies here is asked for again by Stripe, which only forgets what was recorded.
  const snapshot = (await refundUnattributedPayment(context, purchaseId, found)) ? await read() : found;
  const status = await recordPayment(context, { purchaseId, snapshot, event });
  return status && { status, payment: snapshot.state };
}
