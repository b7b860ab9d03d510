import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { exchangeCode } from '../vendors/line-login/exchange_code.ts';
import { verifyIdToken } from '../vendors/line-login/verify_id_token.ts';
import { linkLineAccount } from './link_line_account.ts';
import { signInWithLine } from './sign_in_with_line.ts';
import { takeLineLogin } from './take_line_login.ts';

/**
 * Ends a sign-in with LINE: signs in who is not signed in, links the account of who is.
 *
 * @throws PochittoError `line_login_expired`, `line_login_cancelled`, `line_login_failed`, `line_account_taken`,
 *   `line_already_linked`, `account_inactive`, `unavailable`
 */
export async function finishLineLogin(
  context: Context,
  caller: Caller | null,
  { state, secret, code, error }: CallableRequest<'finishLineLogin'>,
): Promise<CallableOutput<'finishLineLogin'>> {
  const login = await takeLineLogin(context, { state, secret, uid: caller?.uid ?? null });
  if (code === undefined) {
    if (error === 'access_denied') throw new PochittoError('line_login_cancelled');
    throw new PochittoError('line_login_failed', 'LINE sent the person back with an error.');
  }
  const channel = context.lineChannel();
  const idToken = await exchangeCode(channel, { code, codeVerifier: login.codeVerifier });
  const identity = await verifyIdToken(channel, idToken, { nonce: login.nonce, now: context.now() });
  if (caller) {
    await linkLineAccount(context, caller.uid, identity);
    return { outcome: 'linked' };
  }
  return { outcome: 'signed_in', ...(await signInWithLine(context, identity, login.locale)) };
}
