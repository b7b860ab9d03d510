import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { changeRank } from './change_rank.ts';

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
