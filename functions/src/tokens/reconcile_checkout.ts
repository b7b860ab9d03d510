import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import { collections } from '../domain/paths.ts';
import { tokenTransactionSchema } from '../domain/token_transaction.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { reconcilePurchase } from './reconcile_purchase.ts';

/** For the return page: asks Stripe instead of trusting the address. Throws `not_yours` for anybody else's session. */
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
  const purchase = readDocument(tokenTransactionSchema, document);
  if (!purchase?.offer) throw new PochittoError('not_yours');
  const settled = await reconcilePurchase(context, { purchaseId: document.id, sessionId, event: null });
  if (!settled) throw new PochittoError('not_yours');
  return { purchaseId: document.id, offer: purchase.offer, ...settled };
}
