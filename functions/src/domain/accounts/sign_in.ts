import { z } from 'zod';
import { timestamp } from '../timestamp.ts';
import { locales, type User } from './user.ts';

/** Sign-in methods of an account. A login ID uses its password. */
const signInMethods = ['password', 'google', 'line'] as const;
export type SignInMethod = (typeof signInMethods)[number];

/** Methods that can be unlinked. The password stays: Auth would remove the e-mail address with it. */
export const unlinkableMethods = ['google', 'line'] as const satisfies readonly SignInMethod[];
export type UnlinkableMethod = (typeof unlinkableMethods)[number];

/** Returns an account's methods. LINE is stored in the profile, because its sign-in is ours and not Auth's. */
export function methodsOf(has: Readonly<Record<SignInMethod, boolean>>): readonly SignInMethod[] {
  return signInMethods.filter((method) => has[method]);
}

/**
 * Maximum age of a sign-in for a change of address, password or sign-in methods, in seconds. Firebase's own limit
 * is the same.
 */
export const recentSignInSeconds = 300;

/** Tells whether a sign-in is recent. */
export function isRecentSignIn(signedInAt: Date, now: Date, seconds = recentSignInSeconds): boolean {
  return isWithin(signedInAt, now, seconds);
}

const isWithin = (since: Date, now: Date, seconds: number): boolean =>
  now.getTime() - since.getTime() <= seconds * 1000;

/** Seconds after which an unlinking of Google that has not ended counts as crashed: the time limit of its function. */
export const unlinkingSeconds = 60;

/** Tells whether a call is unlinking Google at this moment. */
export function isUnlinkingGoogle(
  { unlinkingGoogleAt }: Pick<User, 'unlinkingGoogleAt'>,
  now: Date,
): boolean {
  return unlinkingGoogleAt !== null && isWithin(unlinkingGoogleAt, now, unlinkingSeconds);
}

/** Time limit for LINE's sign-in pages, in seconds. */
export const lineLoginSeconds = 600;

/** A sign-in with LINE in progress. Only the browser that started it can finish it, once. No client reads it. */
export const lineLoginDocument = z.object({
  /** The person who links LINE to their account; null for a sign-in. */
  userId: z.string().min(1).nullable(),
  /** SHA-256 of the secret that only the browser holds, base64url. */
  secretHash: z.string().min(1),
  nonce: z.string().min(1),
  codeVerifier: z.string().min(43),
  locale: z.enum(locales),
  /** A TTL policy on this field removes unfinished sign-ins. */
  expiresAt: timestamp,
  createdAt: timestamp,
  updatedAt: timestamp,
});

/** The owner of a LINE account, under its LINE user ID: keeps `lineUserId` unique. No client reads it. */
export const lineAccountDocument = z.object({
  userId: z.string().min(1),
  createdAt: timestamp,
  updatedAt: timestamp,
});

/** The page of the web app that LINE redirects to; it calls `finishLineLogin`. */
export const lineCallbackPath = '/sign-in/line';

/** The page of the web app that Google redirects to; registered for our client there. */
export const googleCallbackPath = '/sign-in/google';
