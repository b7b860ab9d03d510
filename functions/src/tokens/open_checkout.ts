import { FieldValue } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import { offerName } from '../domain/offer_name.ts';
import { documents } from '../domain/paths.ts';
import type { TokenTransaction } from '../domain/token_transaction.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { derivedId } from '../platform/derived_id.ts';
import { createSession, type OpenSession, readSession } from '../vendors/stripe/open_session.ts';
import { beginPurchase } from './begin_purchase.ts';
import { customerOf } from './customer_of.ts';

/** How long Stripe's page stays open; Stripe allows half an hour to a day. */
const openHours = 12;

/** Begins a purchase and opens Stripe's page for it. The same request id gives the same purchase and page. */
export async function openCheckout(
  context: Context,
  caller: Caller,
  input: CallableRequest<'openCheckout'>,
): Promise<CallableOutput<'openCheckout'>> {
  const purchaseId = derivedId('purchase', caller.uid, input.requestId);
  const purchase = await beginPurchase(context, { purchaseId, uid: caller.uid, offer: input.offer });
  const session = await sessionOf(context, caller, { purchaseId, purchase, locale: input.locale });
  if (!session.url) throw new PochittoError('checkout_over');
  return { url: session.url, purchaseId };
}

interface Wanted {
  readonly purchaseId: string;
  readonly purchase: TokenTransaction;
  readonly locale: CallableRequest<'openCheckout'>['locale'];
}

async function sessionOf(
  context: Context,
  caller: Caller,
  { purchaseId, purchase, locale }: Wanted,
): Promise<OpenSession> {
  const account = context.stripeAccount();
  if (purchase.stripeSessionId) return readSession(account, purchase.stripeSessionId);
  const { offer, priceYen, createdAt } = purchase;
  // Stripe forgets idempotency keys after a day: never ask twice for what could be made twice.
  const expiresAt = new Date(createdAt.getTime() + openHours * 3_600_000);
  if (!offer || !priceYen || expiresAt.getTime() - context.now().getTime() < 3_600_000) {
    throw new PochittoError('checkout_over');
  }
  const page = { purchaseId, name: offerName(offer, locale), yen: priceYen, locale, expiresAt };
  const customerId = await customerOf(context, caller);
  const session =
    (await createSession(account, { ...page, customerId })) ??
    (await createSession(account, { ...page, customerId: await customerOf(context, caller, customerId) }));
  if (!session) throw new Error('Stripe does not know a customer that it has just made.');
  await context.firestore.doc(documents.tokenTransaction(purchaseId)).update({
    stripeSessionId: session.id,
    updatedAt: FieldValue.serverTimestamp(),
  });
  return session;
}
