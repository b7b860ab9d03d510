import { FieldValue } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import { documents } from '../domain/paths.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { transact } from '../platform/transact.ts';
import { writeAudit } from '../platform/write_audit.ts';
import { closeAddressesOf } from './close_addresses_of.ts';
import { isAuthError } from './is_auth_error.ts';

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
