import { isRecentSignIn } from '../domain/accounts/sign_in_method.ts';
import { PochittoError } from '../domain/errors.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';

/**
 * Someone who finds an open browser must not be able to change the sign-in methods.
 *
 * @throws PochittoError `sign_in_not_recent`
 */
export function requireRecentSignIn(
  { now }: Pick<Context, 'now'>,
  { signedInAt }: Pick<Caller, 'signedInAt'>,
): void {
  if (!signedInAt || !isRecentSignIn(signedInAt, now())) throw new PochittoError('sign_in_not_recent');
}
