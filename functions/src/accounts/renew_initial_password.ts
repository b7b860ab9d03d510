import { FieldValue, Timestamp } from 'firebase-admin/firestore';
import { loginIdDocument } from '../domain/accounts/login_id.ts';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import { documents } from '../domain/paths.ts';
import type { Caller } from '../platform/callable.ts';
import { type Context, isAuthError } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';
import { writeAudit } from '../platform/write_audit.ts';
import { newPassword, passwordHash } from './passwords.ts';

/**
 * Issues a new initial password for a login ID. From then on, every call and rule rejects existing sessions, and
 * the new password must be changed after sign-in. If interrupted, no session stays signed in, and it can be called
 * again.
 *
 * @throws PochittoError `person_unknown` if no account has this login ID
 */
export async function renewInitialPassword(
  context: Context,
  caller: Caller,
  { loginId }: CallableRequest<'renewInitialPassword'>,
): Promise<CallableOutput<'renewInitialPassword'>> {
  const initialPassword = newPassword();
  const uid = await shutOut(context, caller, loginId, await passwordHash(initialPassword));
  const people = await context.auth();
  try {
    await people.updateUser(uid, { password: initialPassword });
    await people.revokeRefreshTokens(uid);
  } catch (error) {
    if (isAuthError(error, 'user-not-found')) throw new PochittoError('person_unknown');
    throw error;
  }
  return { loginId, initialPassword };
}

/** Requires a password change, which only a session started after this time may make. Returns the uid. */
function shutOut(
  context: Context,
  caller: Caller,
  loginId: string,
  initialPasswordHash: string,
): Promise<string> {
  const { firestore, now } = context;
  const reference = firestore.doc(documents.loginId(loginId));
  return transact(firestore, async (transaction) => {
    const kept = readDocument(loginIdDocument, await transaction.get(reference));
    const person = kept && firestore.doc(documents.user(kept.userId));
    if (!kept || !person || !(await transaction.get(person)).exists)
      throw new PochittoError('person_unknown');
    const updatedAt = FieldValue.serverTimestamp();
    transaction.update(reference, {
      initialPasswordHash,
      renewedAt: Timestamp.fromDate(now()),
      updatedAt,
    });
    transaction.update(person, { mustChangePassword: true, updatedAt });
    const entry = { action: 'password_renewed', targetId: kept.userId, change: null } as const;
    await writeAudit(context, caller, entry, transaction);
    return kept.userId;
  });
}
