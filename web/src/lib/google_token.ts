import { z } from 'zod';

const issuers = ['https://accounts.google.com', 'accounts.google.com'];

/** How far this browser's clock may be off, in seconds. */
const clockSkew = 600;

const claims = z.object({ iss: z.string(), aud: z.string(), exp: z.number(), nonce: z.string() });

/**
 * Whether an ID token is for us, from the sign-in that this tab began, and still good (OpenID Connect Core 3.2.2.11).
 * Its signature is Firebase's to check, which gets the token next.
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
