import { FieldValue } from 'firebase-admin/firestore';
import { PochittoError } from '../domain/errors.ts';
import { documents } from '../domain/paths.ts';
import { type OfferId, offers } from '../domain/prices.ts';
import { type TokenTransaction, tokenTransactionSchema } from '../domain/token_transaction.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { withPurse } from './with_purse.ts';

interface NewPurchase {
  readonly purchaseId: string;
  readonly uid: string;
  readonly offer: OfferId;
}

/** Puts a purchase into the ledger, before its session is made: whatever Stripe tells us of, we know. */
export async function beginPurchase(
  context: Context,
  { purchaseId, uid, offer }: NewPurchase,
): Promise<TokenTransaction> {
  const reference = context.firestore.doc(documents.tokenTransaction(purchaseId));
  await withPurse(context, uid, async (transaction) => {
    if ((await transaction.get(reference)).exists) return;
    const now = FieldValue.serverTimestamp();
    transaction.create(reference, {
      userId: uid,
      stripeSessionId: null,
      stripeEventId: null,
      stripePaymentIntentId: null,
      offer,
      amount: offers[offer].tokens,
      status: 'pending',
      kind: 'purchase',
      priceYen: offers[offer].yen,
      purchaseId: null,
      voucher: null,
      completedAt: null,
      createdAt: now,
      updatedAt: now,
    });
  });
  const purchase = readDocument(tokenTransactionSchema, await reference.get());
  if (purchase?.offer !== offer)
    throw new PochittoError('bad_request', 'The request id bought something else.');
  return purchase;
}
