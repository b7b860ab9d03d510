import { FieldValue, Timestamp, type Transaction } from 'firebase-admin/firestore';
import { pseudonymPrefix } from '../domain/accounts/account_deletion.ts';
import { documents } from '../domain/paths.ts';
import type { Purchase } from '../domain/tokens/token_transaction.ts';
import type { Context } from '../platform/context.ts';
import type { PaymentSnapshot } from '../vendors/stripe/payment_snapshot.ts';
import type { Changes } from './entries_for.ts';
import { writeTransaction } from './ledger.ts';

export interface Payment {
  readonly purchaseId: string;
  readonly snapshot: PaymentSnapshot;
  /** The event that reported it, recorded in the same transaction, so it is processed only once. */
  readonly event: { readonly id: string; readonly type: string } | null;
}

export type Writing = Payment & { readonly purchase: Purchase; readonly changes: Changes };

/** Returns the fields that identify the payer. Entries of deleted accounts do not keep them. */
function tracesOf({ purchase, snapshot, event, changes }: Writing) {
  if (purchase.userId.startsWith(pseudonymPrefix))
    return { eventId: null, paymentIntentId: null, voucher: null };
  return {
    eventId: event?.id ?? null,
    paymentIntentId: snapshot.paymentIntentId ?? purchase.stripePaymentIntentId,
    voucher: changes.status === 'pending' ? (snapshot.voucher ?? purchase.voucher) : null,
  };
}

/** Updates the purchase to the current facts. */
export function writePurchase({ firestore }: Context, transaction: Transaction, writing: Writing): void {
  const { purchaseId, purchase, snapshot, changes } = writing;
  const { eventId, paymentIntentId, voucher } = tracesOf(writing);
  const hasNewStatus = changes.status !== purchase.status;
  const isSame =
    !hasNewStatus &&
    changes.entries.length === 0 &&
    purchase.stripePaymentIntentId === paymentIntentId &&
    purchase.stripeSessionId === snapshot.sessionId &&
    purchase.voucher?.url === voucher?.url;
  if (isSame) return;
  transaction.update(firestore.doc(documents.tokenTransaction(purchaseId)), {
    stripeSessionId: snapshot.sessionId,
    stripePaymentIntentId: paymentIntentId,
    voucher: voucher && { url: voucher.url, payBefore: Timestamp.fromDate(voucher.payBefore) },
    reversedYen: changes.taken.yen,
    reversedTokens: changes.taken.tokens,
    ...(hasNewStatus ? { status: changes.status, stripeEventId: eventId } : {}),
    ...(hasNewStatus && changes.status === 'completed' ? { completedAt: FieldValue.serverTimestamp() } : {}),
    updatedAt: FieldValue.serverTimestamp(),
  });
}

/** Adds entries for reversals and for reversals that were undone. */
export function writeReversals(context: Context, transaction: Transaction, writing: Writing): void {
  const { purchaseId, purchase, changes } = writing;
  const { eventId } = tracesOf(writing);
  for (const { id, kind, amount, yen } of changes.entries) {
    writeTransaction(context, transaction, id, {
      kind,
      userId: purchase.userId,
      amount,
      status: 'completed',
      priceYen: yen,
      purchaseId,
      stripeEventId: eventId,
    });
  }
}
