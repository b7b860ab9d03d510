/** How an account can be opened. A login ID is opened by its password. */
const signInMethods = ['password', 'google', 'line'] as const;
export type SignInMethod = (typeof signInMethods)[number];

/** Those that can be unlinked. The password stays: Auth would take the e-mail address away with it. */
export const unlinkableMethods = ['google', 'line'] as const satisfies readonly SignInMethod[];

/** Those of an account. LINE stands in the profile, since its sign-in is ours and not Auth's. */
export function methodsOf(has: Readonly<Record<SignInMethod, boolean>>): readonly SignInMethod[] {
  return signInMethods.filter((method) => has[method]);
}

/** How old a sign-in may be for a change of address, password or sign-in methods, seconds. Firebase's own limit is the same. */
export const recentSignInSeconds = 300;

/** Whether somebody signed in a short while ago. */
export function isRecentSignIn(signedInAt: Date, now: Date, seconds = recentSignInSeconds): boolean {
  return now.getTime() - signedInAt.getTime() <= seconds * 1000;
}
