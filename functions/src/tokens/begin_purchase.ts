import { Timestamp } from 'firebase-admin/firestore';
import { PochittoError } from '../domain/errors.ts';
import { mostOpenCheckouts } from '../domain/limits.ts';
import { collections, documents } from '../domain/paths.ts';
import { type OfferId, offers } from '../domain/tokens/prices.ts';
import { type Purchase, purchaseSchema } from '../domain/tokens/token_transaction.ts';
import type { Context } from '../platform/context.ts';
import { limitOpen } from '../platform/limit_call.ts';
import { readDocument } from '../platform/read_document.ts';
import { withLedger, writeTransaction } from './ledger.ts';

/** Older sessions have expired, even if Stripe's event did not arrive. */
const mostDays = 7;

interface NewPurchase {
  readonly purchaseId: string;
  readonly uid: string;
  readonly offer: OfferId;
}

/**
 * Adds a purchase to the ledger before its session is created, so every Stripe event refers to a known purchase.
 *
 * @throws PochittoError `checkouts_open_limit`; `bad_request` if the request id belongs to another purchase
 */
export async function beginPurchase(
  context: Context,
  { purchaseId, uid, offer }: NewPurchase,
): Promise<Purchase> {
  const reference = context.firestore.doc(documents.tokenTransaction(purchaseId));
  await withLedger(context, uid, async (transaction) => {
    if ((await transaction.get(reference)).exists) return;
    await limitOpen(openPurchases(context, uid), {
      most: mostOpenCheckouts,
      code: 'checkouts_open_limit',
    });
    writeTransaction(context, transaction, purchaseId, {
      kind: 'purchase',
      userId: uid,
      amount: offers[offer].tokens,
      status: 'pending',
      offer,
      priceYen: offers[offer].yen,
      stripeSessionId: null,
      stripeEventId: null,
      stripePaymentIntentId: null,
      voucher: null,
      reversedYen: 0,
      reversedTokens: 0,
    });
  });
  const purchase = readDocument(purchaseSchema, await reference.get());
  if (purchase?.offer !== offer)
    throw new PochittoError('bad_request', 'The request id bought something else.');
  return purchase;
}

function openPurchases({ firestore, now }: Context, uid: string) {
  const status: Purchase['status'] = 'pending';
  return firestore
    .collection(collections.tokenTransactions)
    .where('userId', '==', uid)
    .where('status', '==', status)
    .where('createdAt', '>', Timestamp.fromMillis(now().getTime() - mostDays * 86_400_000));
}
