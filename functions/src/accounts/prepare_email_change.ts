import { isLoginIdEmail } from '../domain/accounts/login_id.ts';
import type { CallableOutput } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { rememberSignIns } from './former_sign_ins.ts';
import { requireRecentSignIn } from './require_recent_sign_in.ts';

/**
 * Remembers the caller's verified address before Auth sends a link to a new one: given up, it could open another account,
 * which gets no welcome ticket. Nothing changes if the link is never opened.
 *
 * @throws PochittoError `sign_in_not_recent`, `login_id_without_email`
 */
export async function prepareEmailChange(
  context: Context,
  caller: Caller,
): Promise<CallableOutput<'prepareEmailChange'>> {
  requireRecentSignIn(context, caller);
  if (isLoginIdEmail(caller.email)) throw new PochittoError('login_id_without_email');
  await rememberSignIns(context, caller.uid);
  return {};
}
