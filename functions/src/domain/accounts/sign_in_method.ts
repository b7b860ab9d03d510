/** Sign-in methods of an account. A login ID uses its password. */
const signInMethods = ['password', 'google', 'line'] as const;
export type SignInMethod = (typeof signInMethods)[number];

/** Methods that can be unlinked. The password stays: Auth would remove the e-mail address with it. */
export const unlinkableMethods = ['google', 'line'] as const satisfies readonly SignInMethod[];

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
  return now.getTime() - signedInAt.getTime() <= seconds * 1000;
}
