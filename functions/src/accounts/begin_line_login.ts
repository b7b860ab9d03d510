import { randomBytes } from 'node:crypto';
import { FieldValue } from 'firebase-admin/firestore';
import { lineLoginSeconds } from '../domain/accounts/sign_in.ts';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { documents } from '../domain/paths.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { digest } from '../platform/hashes.ts';
import { authorizeUrl } from '../vendors/line-login/authorize_url.ts';

/**
 * Starts a sign-in with LINE, or account linking for a person who is signed in. The PKCE verifier and the nonce
 * stay on the server. Only `secret` goes to the browser and binds the sign-in to it, so a stolen callback URL is
 * useless.
 */
export async function beginLineLogin(
  context: Context,
  caller: Caller | null,
  { locale }: CallableRequest<'beginLineLogin'>,
): Promise<CallableOutput<'beginLineLogin'>> {
  const [state, secret, nonce, codeVerifier] = [opaque(), opaque(), opaque(), opaque()];
  const url = authorizeUrl(context.lineChannel(), {
    state,
    nonce,
    codeVerifier,
    locale,
    offersFriendship: context.lineMessaging() !== null,
  });
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

/** Returns 256 random bits in 43 characters, which is enough for a PKCE verifier too. */
function opaque(): string {
  return randomBytes(32).toString('base64url');
}
