import { FieldValue, Timestamp } from 'firebase-admin/firestore';
import { PochittoError } from '../domain/errors.ts';
import { mostOpenCheckouts } from '../domain/limits.ts';
import { collections, documents } from '../domain/paths.ts';
import { type OfferId, offers } from '../domain/tokens/prices.ts';
import { type TokenTransaction, tokenTransactionSchema } from '../domain/tokens/token_transaction.ts';
import type { Context } from '../platform/context.ts';
import { limitOpen } from '../platform/limit_call.ts';
import { readDocument } from '../platform/read_document.ts';
import { withLedger } from './with_ledger.ts';

/** Older sessions have expired, even if Stripe's event did not arrive. */
const mostDays = 7;

interface NewPurchase {
  readonly purchaseId: string;
  readonly uid: string;
  readonly offer: OfferId;
}

/**
 * Adds a purchase to the ledger before its session is created, so that every Stripe event refers to a known purchase.
 *
 * @throws PochittoError `checkouts_open_limit`; `bad_request` if the request id belongs to another purchase.
 */
export async function beginPurchase(
  context: Context,
  { purchaseId, uid, offer }: NewPurchase,
): Promise<TokenTransaction> {
  const reference = context.firestore.doc(documents.tokenTransaction(purchaseId));
  await withLedger(context, uid, async (transaction) => {
    if ((await transaction.get(reference)).exists) return;
    await limitOpen(transaction, openPurchases(context, uid), {
      most: mostOpenCheckouts,
      code: 'checkouts_open_limit',
    });
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

function openPurchases({ firestore, now }: Context, uid: string) {
  const status: TokenTransaction['status'] = 'pending';
  return firestore
    .collection(collections.tokenTransactions)
    .where('userId', '==', uid)
    .where('status', '==', status)
    .where('createdAt', '>', Timestamp.fromMillis(now().getTime() - mostDays * 86_400_000));
}
