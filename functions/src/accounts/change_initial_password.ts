import { FieldValue } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import { loginIdDocument } from '../domain/login_id.ts';
import { collections, documents } from '../domain/paths.ts';
import { userSchema } from '../domain/user.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { isPasswordOf } from './password_hash.ts';

/**
 * Changes the password that an administrator gave, which opens everything else. Auth ends the person's sessions.
 * Harmless when called again for somebody whose password is their own.
 *
 * @throws PochittoError `password_unchanged`
 */
export async function changeInitialPassword(
  { firestore, auth }: Context,
  { uid }: Caller,
  { password }: CallableRequest<'changeInitialPassword'>,
): Promise<CallableOutput<'changeInitialPassword'>> {
  const person = firestore.doc(documents.user(uid));
  const profile = readDocument(userSchema, await person.get());
  if (!profile?.mustChangePassword) return {};
  const [kept] = (await firestore.collection(collections.loginIds).where('userId', '==', uid).limit(1).get())
    .docs;
  const { initialPasswordHash = null } = (kept && readDocument(loginIdDocument, kept)) ?? {};
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
