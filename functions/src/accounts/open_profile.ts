import { FieldValue } from 'firebase-admin/firestore';
import { isLoginIdEmail } from '../domain/accounts/login_id.ts';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import { documents } from '../domain/paths.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { transact } from '../platform/transact.ts';
import { newProfile } from './new_profile.ts';

/** Creates the caller's profile. Idempotent. */
export async function openProfile(
  context: Context,
  caller: Caller,
  { locale }: CallableRequest<'openProfile'>,
): Promise<CallableOutput<'openProfile'>> {
  const { firestore } = context;
  const reference = firestore.doc(documents.user(caller.uid));
  const created = await transact(firestore, async (transaction) => {
    if ((await transaction.get(reference)).exists) return false;
    // Profiles of login IDs are created with the login ID; a self-made account with such an address gets none.
    if (isLoginIdEmail(caller.email)) throw new PochittoError('login_id_invalid');
    const { uid, displayName, email } = caller;
    await newProfile(context, transaction, { uid, displayName, email, locale });
    return true;
  });
  return { created };
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
