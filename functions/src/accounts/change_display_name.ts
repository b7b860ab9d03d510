import { FieldValue } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { documents } from '../domain/paths.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';

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
