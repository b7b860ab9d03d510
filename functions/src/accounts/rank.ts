import { FieldValue } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import { documents } from '../domain/paths.ts';
import { claimsWith, type Rank, rankOf } from '../domain/role.ts';
import { userSchema } from '../domain/user.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';
import { writeAudit } from '../platform/write_audit.ts';
import { closeAddressesOf } from './close_addresses_of.ts';
import { isAuthError } from './is_auth_error.ts';

/**
 * Gives somebody a rank in place of the one they have; `mayLose` throws where that one must stay. Word of it is kept
 * first: a change without a trace cannot happen. Harmless when called again.
 *
 * Callables ask for the claims as they are, so what is taken away ends at once; what is given begins with the
 * person's next token. Only Firestore rules go by the token alone, an hour at most (hidden looks, for `admin`).
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

/** Most people's files take less; the rest is left to the schedule. */
const addressesMs = 20_000;

/**
 * Shuts somebody out, or lets them in again. The profile goes first: from then on every call and rule refuses them,
 * tokens already issued included, and nothing visits Creators Market in their name; what is being drawn for them is
 * finished. Addresses of their files that open without signing in are closed. Harmless when called again.
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
    // Whoever has a profile but never signed in has nothing to disable.
    if (!isAuthError(error, 'user-not-found')) throw error;
  }
  if (!isActive) await closeAddressesOf(context, uid, Date.now() + addressesMs);
  return {};
}

/**
 * Gives somebody else a role, or takes it away. Nobody changes their own: whoever manages the others stays; and an
 * operator's is changed by an operator's command alone.
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
