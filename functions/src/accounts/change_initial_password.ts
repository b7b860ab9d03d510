import { FieldValue } from 'firebase-admin/firestore';
import { loginIdDocument } from '../domain/accounts/login_id.ts';
import { userSchema } from '../domain/accounts/user.ts';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import { collections, documents } from '../domain/paths.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { isPasswordOf } from './passwords.ts';

/**
 * Changes the initial password, which unlocks all other functions. Auth ends the person's sessions. No effect for a
 * person who has already changed it.
 *
 * @throws PochittoError `password_unchanged`; `sign_in_required` for a session older than the initial password
 */
export async function changeInitialPassword(
  { firestore, auth }: Context,
  { uid, signedInAt }: Caller,
  { password }: CallableRequest<'changeInitialPassword'>,
): Promise<CallableOutput<'changeInitialPassword'>> {
  const person = firestore.doc(documents.user(uid));
  const profile = readDocument(userSchema, await person.get());
  if (!profile?.mustChangePassword) return {};
  const [kept] = (await firestore.collection(collections.loginIds).where('userId', '==', uid).limit(1).get())
    .docs;
  const { initialPasswordHash = null, renewedAt = null } =
    (kept && readDocument(loginIdDocument, kept)) ?? {};
  // Auth reports sign-in times in whole seconds.
  if (renewedAt && (signedInAt?.getTime() ?? 0) < Math.floor(renewedAt.getTime() / 1000) * 1000) {
    throw new PochittoError('sign_in_required', 'Signed in with a password that is no longer good.');
  }
  if (initialPasswordHash !== null && (await isPasswordOf(initialPasswordHash, password))) {
    throw new PochittoError('password_unchanged');
  }
  await (await auth()).updateUser(uid, { password });
  const batch = firestore.batch();
  const changed = { updatedAt: FieldValue.serverTimestamp() };
  batch.update(person, { mustChangePassword: false, ...changed });
  if (kept) batch.update(kept.ref, { initialPasswordHash: null, ...changed });
  await batch.commit();
  return {};
}
