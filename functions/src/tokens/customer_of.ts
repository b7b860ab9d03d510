import { FieldValue } from 'firebase-admin/firestore';
import { PochittoError } from '../domain/errors.ts';
import { documents } from '../domain/paths.ts';
import { userSchema } from '../domain/user.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { derivedId } from '../platform/derived_id.ts';
import { readDocument } from '../platform/read_document.ts';
import { createCustomer } from '../vendors/stripe/create_customer.ts';
import { deleteCustomer } from '../vendors/stripe/delete_customer.ts';
import { withLedger } from './with_ledger.ts';

/**
 * The person's customer id at Stripe, made at their first purchase and kept in the profile. `gone`: one that Stripe
 * knows no more, in whose place they get another. Somebody who is deleted meanwhile keeps none; if the process dies before
 * that, the deletion finds the customer by the uid in its metadata.
 *
 * @throws PochittoError `sign_in_required` for somebody without a profile, or whose account is being deleted.
 */
export async function customerOf(
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
    // With the address in it, since Stripe refuses a key whose request has changed.
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
