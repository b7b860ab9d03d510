import { isLoginIdEmail } from '../domain/accounts/login_id.ts';
import type { CallableOutput } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { rememberSignIns } from './former_sign_ins.ts';
import { requireRecentSignIn } from './require_recent_sign_in.ts';

/**
 * Records the caller's verified address before Auth sends a link to a new one. The old address could then open
 * another account, which must get no welcome ticket. Has no effect if the link is never opened.
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
