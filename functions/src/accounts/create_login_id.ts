import { randomUUID } from 'node:crypto';
import { FieldValue } from 'firebase-admin/firestore';
import { loginIdDocument, loginIdEmail } from '../domain/accounts/login_id.ts';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import { documents } from '../domain/paths.ts';
import type { Caller } from '../platform/callable.ts';
import { type Context, isAuthError } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';
import { writeAudit } from '../platform/write_audit.ts';
import { newProfile } from './new_profile.ts';
import { newPassword, passwordHash } from './passwords.ts';

/**
 * Creates an account for a person without an e-mail address. It is usable only after its initial password was
 * changed. The next call for the same login ID completes an interrupted one.
 *
 * @throws PochittoError `login_id_taken`
 */
export async function createLoginId(
  context: Context,
  caller: Caller,
  { loginId, displayName, locale }: CallableRequest<'createLoginId'>,
): Promise<CallableOutput<'createLoginId'>> {
  const initialPassword = newPassword();
  const uid = await reserve(context, caller, loginId, { displayName, locale });
  const email = loginIdEmail(loginId);
  await removeSquatter(context, email, uid);
  try {
    await (await context.auth()).createUser({ uid, email, displayName, password: initialPassword });
  } catch (error) {
    if (isAuthError(error, 'uid-already-exists')) throw new PochittoError('login_id_taken');
    throw error;
  }
  await context.firestore.doc(documents.loginId(loginId)).update({
    initialPasswordHash: await passwordHash(initialPassword),
    updatedAt: FieldValue.serverTimestamp(),
  });
  return { uid, loginId, initialPassword };
}

/**
 * Reserves the login ID for a new uid and creates its profile, or returns the uid for which it is already reserved.
 */
function reserve(
  context: Context,
  caller: Caller,
  loginId: string,
  person: Pick<CallableRequest<'createLoginId'>, 'displayName' | 'locale'>,
): Promise<string> {
  const { firestore } = context;
  const reference = firestore.doc(documents.loginId(loginId));
  return transact(firestore, async (transaction) => {
    const kept = readDocument(loginIdDocument, await transaction.get(reference));
    if (kept && (await transaction.get(firestore.doc(documents.user(kept.userId)))).exists)
      return kept.userId;
    const uid = randomUUID();
    await newProfile(context, transaction, { uid, email: '', mustChangePassword: true, ...person });
    transaction.set(reference, {
      userId: uid,
      initialPasswordHash: null,
      renewedAt: null,
      createdAt: FieldValue.serverTimestamp(),
      updatedAt: FieldValue.serverTimestamp(),
    });
    const entry = { action: 'login_id_made', targetId: uid, change: null } as const;
    await writeAudit(context, caller, entry, transaction);
    return uid;
  });
}

/**
 * Deletes an Auth account with this address that was created by someone else: anyone can sign up at Auth with any
 * address, but such an account never gets a profile.
 */
async function removeSquatter({ auth }: Context, email: string, uid: string): Promise<void> {
  const { users } = await (await auth()).getUsers([{ email }]);
  for (const user of users) if (user.uid !== uid) await (await auth()).deleteUser(user.uid);
}
