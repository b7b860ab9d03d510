import { googleCallbackPath } from '@pochitto/functions/domain/accounts/sign_in';
import type { Locale } from '@pochitto/functions/domain/accounts/user';
import type { ErrorDetails } from '@pochitto/functions/domain/api';
import { z } from 'zod';
import {
  linkWithCredential,
  OAuthProvider,
  openAuth,
  reauthenticateWithCredential,
  signInWithCredential,
} from './auth.ts';
import { openProfile } from './call.ts';
import { CallError, errorCode } from './call_error.ts';
import { once } from './firebase.ts';

const key = 'pochitto.google-login';

const kept = z.object({
  state: z.string(),
  /** Google and its token only get its SHA-256. */
  nonce: z.string(),
  /** Path to return to after sign-in. */
  next: z.string(),
  /** Set when a signed-in person links their Google account or reauthenticates with it; null for a sign-in. */
  change: z.object({ kind: z.enum(['link', 'confirm']), uid: z.string() }).nullable(),
});

type SignInRequest = z.infer<typeof kept>;

const openClient = once(({ config }) => config.google);

/**
 * Redirects to Google, which redirects back with an ID token. A full-page redirect, because many browsers block
 * popups. The state and nonce stay in this tab's storage and later prove that this browser started it. Source:
 * https://developers.google.com/identity/openid-connect/openid-connect#authenticationuriparameters
 */
export async function goToGoogle(
  locale: Locale,
  next: string,
  change: SignInRequest['change'] = null,
): Promise<void> {
  const { clientId, url } = await openClient();
  const request = { state: opaque(), nonce: opaque(), next, change };
  sessionStorage.setItem(key, JSON.stringify(request satisfies SignInRequest));
  const asked = new URLSearchParams({
    client_id: clientId,
    redirect_uri: `${window.location.origin}${googleCallbackPath}`,
    response_type: 'id_token',
    response_mode: 'fragment',
    scope: 'openid email profile',
    state: request.state,
    nonce: await sha256(request.nonce),
    prompt: 'select_account',
    hl: locale,
  });
  window.location.assign(`${url}/o/oauth2/v2/auth?${asked}`);
}

/** Returns what the person was doing before the redirect to Google; null if this tab did not redirect there. */
export function readGoogleRequest(): Pick<SignInRequest, 'next' | 'change'> | null {
  return read();
}

const finishing = new Map<string, Promise<void>>();

/**
 * Completes the sign-in with the parameters from Google; runs once, however often the page calls it. Throws
 * `CallError`.
 */
export function finishGoogle(answer: URLSearchParams, locale: Locale): Promise<void> {
  const state = answer.get('state') ?? '';
  const running = finishing.get(state) ?? finish(state, answer, locale);
  finishing.set(state, running);
  return running;
}

async function finish(state: string, answer: URLSearchParams, locale: Locale): Promise<void> {
  const request = read();
  if (!request || request.state !== state) throw callError('google_login_expired');
  sessionStorage.removeItem(key);
  if (answer.get('error') === 'access_denied') {
    throw callError('google_login_cancelled');
  }
  const idToken = answer.get('id_token') ?? '';
  const { clientId } = await openClient();
  const nonce = await sha256(request.nonce);
  if (!isOurToken(idToken, { clientId, nonce, now: new Date() })) throw failed();
  const { user } = await present(idToken, request);
  await openProfile(user.uid, locale, user.email);
}

const unbelieved = new Set([
  'auth/invalid-credential',
  'auth/invalid-login-credentials',
  'auth/missing-or-invalid-nonce',
]);

const taken = new Set([
  'auth/credential-already-in-use',
  'auth/email-already-in-use',
  'auth/account-exists-with-different-credential',
]);

/**
 * Presents the token to Firebase, which checks signature, audience and nonce. The Auth emulator accepts every token
 * that the page has let through.
 */
async function present(idToken: string, { nonce, change }: SignInRequest) {
  const credential = new OAuthProvider('google.com').credential({ idToken, rawNonce: nonce });
  const auth = await openAuth();
  try {
    if (change === null) return await signInWithCredential(auth, credential);
    const user = auth.currentUser;
    if (user?.uid !== change.uid) throw callError('google_login_expired');
    return await (change.kind === 'link' ? linkWithCredential : reauthenticateWithCredential)(
      user,
      credential,
    );
  } catch (error) {
    const code = errorCode(error) ?? '';
    if (unbelieved.has(code)) throw failed(error);
    if (change?.kind === 'link' && taken.has(code)) throw callError('google_account_taken', error);
    if (code === 'auth/user-mismatch') throw callError('google_other_account', error);
    throw error;
  }
}

const callError = (code: ErrorDetails['code'], cause?: unknown) =>
  new CallError({ code, path: [] }, { cause });
const failed = (cause?: unknown) => callError('google_login_failed', cause);

function opaque(): string {
  return hex(crypto.getRandomValues(new Uint8Array(32)));
}

/** Returns the SHA-256 in hexadecimal, as Firebase compares it. */
async function sha256(text: string): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function read(): SignInRequest | null {
  try {
    return kept.parse(JSON.parse(sessionStorage.getItem(key) ?? 'null'));
  } catch {
    return null;
  }
}

const issuers = ['https://accounts.google.com', 'accounts.google.com'];

/** Tolerated clock skew of this browser, in seconds. */
const clockSkew = 600;

const claims = z.object({ iss: z.string(), aud: z.string(), exp: z.number(), nonce: z.string() });

/**
 * Tells whether an ID token has our audience, the nonce of this tab's sign-in, and is not expired (OpenID Connect
 * Core 3.2.2.11). Firebase checks the signature next.
 */
export function isOurToken(token: string, wanted: { clientId: string; nonce: string; now: Date }): boolean {
  try {
    const payload = token.split('.')[1] ?? '';
    const bytes = Uint8Array.from(atob(payload.replace(/-/g, '+').replace(/_/g, '/')), (letter) =>
      letter.charCodeAt(0),
    );
    const { iss, aud, exp, nonce } = claims.parse(JSON.parse(new TextDecoder().decode(bytes)));
    return (
      issuers.includes(iss) &&
      aud === wanted.clientId &&
      nonce === wanted.nonce &&
      exp > wanted.now.getTime() / 1000 - clockSkew
    );
  } catch {
    return false;
  }
}
