import { FieldValue, type Transaction } from 'firebase-admin/firestore';
import { isLoginIdEmail } from '../domain/accounts/login_id.ts';
import { type User, userSchema } from '../domain/accounts/user.ts';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import { documents } from '../domain/paths.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';
import { isUnused, newProfile } from './new_profile.ts';

/** Creates the caller's profile, or updates its address from Auth. Idempotent. */
export async function openProfile(
  context: Context,
  caller: Caller,
  { locale }: CallableRequest<'openProfile'>,
): Promise<CallableOutput<'openProfile'>> {
  const { firestore } = context;
  const reference = firestore.doc(documents.user(caller.uid));
  const created = await transact(firestore, async (transaction) => {
    const profile = readDocument(userSchema, await transaction.get(reference));
    if (profile) {
      await followEmail(context, transaction, profile);
      return false;
    }
    // Profiles of login IDs are created with the login ID. An account that someone signed up with such an address
    // gets none.
    if (isLoginIdEmail(caller.email)) throw new PochittoError('login_id_invalid');
    const { uid, displayName, email } = caller;
    await newProfile(context, transaction, { uid, displayName, email, locale });
    return true;
  });
  return { created };
}

/**
 * Copies the address from Auth, where a change takes effect once its link was opened. Auth is asked inside the
 * transaction that read the profile, so an old answer never replaces a newer one. An address of another profile is
 * omitted, as for new profiles.
 */
async function followEmail(
  { firestore, auth }: Context,
  transaction: Transaction,
  { userId, email: kept, deletedAt }: User,
): Promise<void> {
  const { users } = await (await auth()).getUsers([{ uid: userId }]);
  const email = users[0]?.email ?? '';
  // An address from LINE is unknown to Auth and stays; login IDs have none.
  if (deletedAt || email === '' || email === kept || isLoginIdEmail(email)) return;
  const followed = (await isUnused(firestore, email)) ? email : '';
  if (followed === kept) return;
  transaction.update(firestore.doc(documents.user(userId)), {
    email: followed,
    updatedAt: FieldValue.serverTimestamp(),
  });
}

/** Stores the chosen language, for the person's other devices. */
export async function setLocale(
  { firestore }: Context,
  { uid }: Caller,
  { locale }: CallableRequest<'setLocale'>,
): Promise<CallableOutput<'setLocale'>> {
  const person = firestore.doc(documents.user(uid));
  await transact(firestore, async (transaction) => {
    if (!(await transaction.get(person)).exists) throw new PochittoError('sign_in_required', 'No profile.');
    transaction.update(person, { locale, updatedAt: FieldValue.serverTimestamp() });
  });
  return {};
}

/**
 * Changes the caller's display name. The name that people see is stored only in the profile; Auth keeps the one of
 * the sign-up.
 */
export async function changeDisplayName(
  { firestore }: Pick<Context, 'firestore'>,
  { uid }: Pick<Caller, 'uid'>,
  { displayName }: CallableRequest<'changeDisplayName'>,
): Promise<CallableOutput<'changeDisplayName'>> {
  await firestore.doc(documents.user(uid)).update({ displayName, updatedAt: FieldValue.serverTimestamp() });
  return {};
}
