import { pseudonymPrefix } from '../domain/accounts/account_deletion.ts';
import { userSchema } from '../domain/accounts/user.ts';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import { collections, documents } from '../domain/paths.ts';
import {
  type PaymentState,
  type Purchase,
  purchaseSchema,
  type TransactionStatus,
} from '../domain/tokens/token_transaction.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import { readDocument } from '../platform/read_document.ts';
import type { PaymentSnapshot } from '../vendors/stripe/payment_snapshot.ts';
import { readPayment, refundPayment } from '../vendors/stripe/payments.ts';
import { recordPayment } from './record_payment.ts';

interface Reported {
  readonly purchaseId: string;
  readonly sessionId: string;
  /** The event that triggered it, if any. */
  readonly event: { readonly id: string; readonly type: string } | null;
}

/**
 * Reads the current state of a purchase from Stripe and records it. Used by every event and by the return page.
 * Returns null if there is no such purchase.
 */
export async function reconcilePurchase(
  context: Context,
  { purchaseId, sessionId, event }: Reported,
): Promise<{ status: TransactionStatus; payment: PaymentState } | null> {
  const read = () => readPayment(context.stripeAccount(), sessionId);
  const found = await read();
  // Refund before recording: if the process crashes here, Stripe delivers the event again.
  const snapshot = (await refundUnattributedPayment(context, purchaseId, found)) ? await read() : found;
  const status = await recordPayment(context, { purchaseId, snapshot, event });
  return status && { status, payment: snapshot.state };
}

/**
 * Refunds a payment that arrived after its user deleted their account, such as a konbini payment. A payment that
 * was credited before the deletion, or whose refund was already attempted, is left alone. Returns true if it was
 * refunded.
 */
async function refundUnattributedPayment(
  context: Context,
  purchaseId: string,
  { state, paymentIntentId, reversals, sessionId }: PaymentSnapshot,
): Promise<boolean> {
  if (state !== 'paid' || !paymentIntentId || reversals.length > 0) return false;
  const reference = context.firestore.doc(documents.tokenTransaction(purchaseId));
  const purchase = readDocument(purchaseSchema, await reference.get());
  if (!purchase || purchase.status === 'completed') return false;
  if ((purchase.stripeSessionId ?? sessionId) !== sessionId) return false;
  if (!(await isOwnerGone(context, purchase))) return false;
  await refundPayment(context.stripeAccount(), paymentIntentId);
  log.warn('stripe: paid for somebody who is gone, and given back', { purchaseId });
  return true;
}

async function isOwnerGone({ firestore }: Context, { userId }: Purchase): Promise<boolean> {
  if (userId.startsWith(pseudonymPrefix)) return true;
  const person = readDocument(userSchema, await firestore.doc(documents.user(userId)).get());
  return !person || person.deletedAt !== null;
}

/**
 * Reconciles the purchase for the return page, which must not trust the URL.
 *
 * @throws PochittoError `not_yours` for another person's session
 */
export async function reconcileCheckout(
  context: Context,
  { uid }: Caller,
  { sessionId }: CallableRequest<'reconcileCheckout'>,
): Promise<CallableOutput<'reconcileCheckout'>> {
  const { docs } = await context.firestore
    .collection(collections.tokenTransactions)
    .where('userId', '==', uid)
    .where('stripeSessionId', '==', sessionId)
    .where('kind', '==', 'purchase')
    .limit(1)
    .get();
  const [document] = docs;
  if (!document) throw new PochittoError('not_yours');
  const purchase = readDocument(purchaseSchema, document);
  if (!purchase) throw new PochittoError('not_yours');
  const reconciled = await reconcilePurchase(context, { purchaseId: document.id, sessionId, event: null });
  if (!reconciled) throw new PochittoError('not_yours');
  return { purchaseId: document.id, offer: purchase.offer, ...reconciled };
}
