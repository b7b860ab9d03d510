import { FieldValue } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import { documents } from '../domain/paths.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { transact } from '../platform/transact.ts';

/** Keeps the language somebody chose, for their next device. */
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
