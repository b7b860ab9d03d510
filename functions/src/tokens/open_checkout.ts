import { FieldValue } from 'firebase-admin/firestore';
import { userSchema } from '../domain/accounts/user.ts';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import { documents } from '../domain/paths.ts';
import { offerName } from '../domain/tokens/prices.ts';
import type { Purchase } from '../domain/tokens/token_transaction.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { derivedId } from '../platform/hashes.ts';
import { readDocument } from '../platform/read_document.ts';
import { createCustomer, deleteCustomer } from '../vendors/stripe/customers.ts';
import { createSession, type OpenSession, readSession } from '../vendors/stripe/sessions.ts';
import { beginPurchase } from './begin_purchase.ts';
import { withLedger } from './ledger.ts';

/** How long Stripe's page stays open; Stripe allows half an hour to one day. */
const openHours = 12;

/** Creates a purchase and its Stripe Checkout session. The same request id returns the same purchase and page. */
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
  readonly purchase: Purchase;
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
  // Stripe drops idempotency keys after a day, so a request that could create a duplicate is not repeated later.
  const expiresAt = new Date(createdAt.getTime() + openHours * 3_600_000);
  if (expiresAt.getTime() - context.now().getTime() < 3_600_000) {
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

/**
 * Returns the person's Stripe customer id, created at the first purchase and stored in the profile. `gone`: an id
 * that Stripe no longer knows, which is replaced. If the account is deleted in the meantime, the customer is
 * deleted too; if the process crashes before that, the account deletion finds the customer by the uid in its
 * metadata.
 *
 * @throws PochittoError `sign_in_required` without a profile, or while the account is being deleted
 */
async function customerOf(
  context: Context,
  { uid, email }: Caller,
  gone: string | null = null,
): Promise<string> {
  const reference = context.firestore.doc(documents.user(uid));
  const user = readDocument(userSchema, await reference.get());
  if (!user || user.deletedAt) throw new PochittoError('sign_in_required', 'No profile.');
  if (user.stripeCustomerId && user.stripeCustomerId !== gone) return user.stripeCustomerId;
  const account = context.stripeAccount();
  const made = await createCustomer(account, {
    uid,
    email,
    // The key includes the email address, because Stripe rejects a key whose request has changed.
    idempotencyKey: derivedId('customer', uid, email, ...(gone === null ? [] : [gone])),
  });
  const customerId = await withLedger(context, uid, async (transaction) => {
    const now = readDocument(userSchema, await transaction.get(reference));
    if (!now || now.deletedAt) return null;
    if (now.stripeCustomerId && now.stripeCustomerId !== gone) return now.stripeCustomerId;
    transaction.update(reference, { stripeCustomerId: made, updatedAt: FieldValue.serverTimestamp() });
    return made;
  });
  if (customerId !== null) return customerId;
  await deleteCustomer(account, made);
  throw new PochittoError('sign_in_required', 'The account was deleted meanwhile.');
}
