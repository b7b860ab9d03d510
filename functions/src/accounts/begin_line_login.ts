import { createHmac, randomBytes } from 'node:crypto';
import { FieldValue } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { lineLoginSeconds } from '../domain/line_login.ts';
import { documents } from '../domain/paths.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { limitRate } from '../platform/limit_rate.ts';
import { authorizeUrl } from '../vendors/line-login/authorize_url.ts';
import { digest } from './digest.ts';

/**
 * Starts a sign-in with LINE; for somebody signed in, the linking of their account. What proves it later stays here,
 * but for `secret`, which binds it to the browser: a callback URL in other hands is worth nothing.
 */
export async function beginLineLogin(
  context: Context,
  caller: Caller | null,
  { locale }: CallableRequest<'beginLineLogin'>,
  address: string,
): Promise<CallableOutput<'beginLineLogin'>> {
  await limitSignIns(context, caller, address);
  const [state, secret, nonce, codeVerifier] = [opaque(), opaque(), opaque(), opaque()];
  const url = authorizeUrl(context.lineChannel(), { state, nonce, codeVerifier, locale });
  await context.firestore.doc(documents.lineLogin(digest(state))).create({
    userId: caller?.uid ?? null,
    secretHash: digest(secret),
    nonce,
    codeVerifier,
    locale,
    expiresAt: new Date(context.now().getTime() + lineLoginSeconds * 1000),
    createdAt: FieldValue.serverTimestamp(),
    updatedAt: FieldValue.serverTimestamp(),
  });
  return { authorizeUrl: url, state, secret };
}

/** By person, else by address, where a whole network may stand behind one. */
async function limitSignIns(context: Context, caller: Caller | null, address: string): Promise<void> {
  // Keyed, since there are too few addresses for a plain hash to hide one.
  const hidden = () =>
    createHmac('sha256', context.lineChannel().channelSecret).update(address).digest('base64url');
  const perSeconds = lineLoginSeconds;
  if (caller) await limitRate(context, { key: `line-login uid ${caller.uid}`, most: 30, perSeconds });
  else await limitRate(context, { key: `line-login address ${hidden()}`, most: 300, perSeconds });
}

/** 256 random bits in 43 characters: enough for a PKCE verifier too. */
function opaque(): string {
  return randomBytes(32).toString('base64url');
}
