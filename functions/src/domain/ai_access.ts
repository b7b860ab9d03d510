import { isLoginIdEmail } from './login_id.ts';

/** What an ID token says about how somebody signed in. */
export interface SignInFacts {
  readonly email: string;
  readonly emailVerified: boolean;
  /** `firebase.sign_in_provider`. */
  readonly provider: string | null;
}

/**
 * Whether somebody proved who they are: by e-mail, by Google, by LINE (whose sign-in alone makes custom tokens here), or
 * with a login ID, which an administrator gives. Accounts that anybody can open by the dozen do not count.
 */
export function isVerifiedSignIn({ email, emailVerified, provider }: SignInFacts): boolean {
  return emailVerified || provider === 'google.com' || provider === 'custom' || isLoginIdEmail(email);
}
