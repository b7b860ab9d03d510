import { FieldValue } from 'firebase-admin/firestore';
import { claimsWith, type Rank, rankOf } from '../domain/accounts/role.ts';
import { userSchema } from '../domain/accounts/user.ts';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import { documents } from '../domain/paths.ts';
import type { Caller } from '../platform/callable.ts';
import { type Context, isAuthError } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';
import { writeAudit } from '../platform/write_audit.ts';
import { closeAddressesOf } from './close_addresses_of.ts';

/**
 * Replaces a person's rank; `mayLose` throws if the current one must stay. The audit entry is written first, so no
 * change goes unrecorded. Idempotent.
 *
 * Callables read the current claims, so a revoked rank ends immediately; a granted one applies from the person's
 * next token. Only Firestore rules rely on the token, which is valid for at most one hour (inactive styles, for
 * `admin`).
 *
 * @throws PochittoError `person_unknown`
 */
export async function changeRank(
  context: Pick<Context, 'firestore' | 'auth'>,
  actor: Pick<Caller, 'uid' | 'role'>,
  { uid, rank, mayLose = () => {} }: { uid: string; rank: Rank; mayLose?: (from: Rank) => void },
): Promise<{ from: Rank }> {
  const person = readDocument(userSchema, await context.firestore.doc(documents.user(uid)).get());
  const people = await context.auth();
  const { users } = await people.getUsers([{ uid }]);
  const [account] = users;
  if (!account || !person || person.deletedAt) throw new PochittoError('person_unknown');
  const claims = account.customClaims ?? {};
  const from = rankOf(claims);
  mayLose(from);
  if (from === rank) return { from };
  await writeAudit(context, actor, { action: 'role_changed', targetId: uid, change: { from, to: rank } });
  await people.setCustomUserClaims(uid, claimsWith(claims, rank));
  return { from };
}

/** Enough for most people's files; the schedule does the rest. */
const addressesMs = 20_000;

/**
 * Deactivates or reactivates a person. The profile is written first: from then on every call and rule rejects them,
 * even with tokens already issued, and no submission runs in their name; drawings in progress are finished.
 * Download URLs of their files are revoked. Idempotent.
 *
 * @throws PochittoError `person_unknown`
 */
export async function setActive(
  context: Context,
  caller: Caller,
  { uid, isActive }: CallableRequest<'setActive'>,
): Promise<CallableOutput<'setActive'>> {
  const { firestore, auth } = context;
  const person = firestore.doc(documents.user(uid));
  await transact(firestore, async (transaction) => {
    if (!(await transaction.get(person)).exists) throw new PochittoError('person_unknown');
    const addresses = isActive ? {} : { hasOpenAddresses: true };
    transaction.update(person, { isActive, ...addresses, updatedAt: FieldValue.serverTimestamp() });
    const action = isActive ? 'person_let_in' : 'person_shut_out';
    await writeAudit(context, caller, { action, targetId: uid, change: null }, transaction);
  });
  const people = await auth();
  try {
    await people.updateUser(uid, { disabled: !isActive });
    if (!isActive) await people.revokeRefreshTokens(uid);
  } catch (error) {
    // A person with a profile who never signed in has no Auth user to disable.
    if (!isAuthError(error, 'user-not-found')) throw error;
  }
  if (!isActive) await closeAddressesOf(context, uid, Date.now() + addressesMs);
  return {};
}

/**
 * Grants or revokes another person's role. Nobody can change their own role, so one superuser always remains; an
 * operator's role is changed only by the operator command.
 *
 * @throws PochittoError `role_own`, `role_of_operator`, `person_unknown`
 */
export async function setRole(
  context: Context,
  caller: Caller,
  { uid, role }: CallableRequest<'setRole'>,
): Promise<CallableOutput<'setRole'>> {
  if (uid === caller.uid) throw new PochittoError('role_own');
  await changeRank(context, caller, {
    uid,
    rank: role,
    mayLose: (from) => {
      if (from === 'admin') throw new PochittoError('role_of_operator');
    },
  });
  return {};
}
