import type { Locale } from '@pochitto/functions/domain/accounts/user';
import { z } from 'zod';
import {
  EmailAuthProvider,
  linkWithCredential,
  openAuth,
  reauthenticateWithCredential,
  sendEmailVerification,
  updatePassword,
  verifyBeforeUpdateEmail,
} from './auth.ts';
import { call, openProfile } from './call.ts';
import { CallError, errorCode } from './call_error.ts';

/** The sign-in methods of the signed-in person, as Firebase Auth knows them. */
export interface Account {
  /** '' for a person without an address at Auth, who signs in with LINE. */
  readonly email: string;
  readonly isVerified: boolean;
  readonly hasPassword: boolean;
  /** The address of the linked Google account; null without one. */
  readonly google: string | null;
  readonly signedInAt: Date;
}

/** The linked accounts in a token's claims; the SDK's own list keeps unlinked ones. */
const linked = z.object({ firebase: z.object({ identities: z.record(z.string(), z.unknown()) }) });

/**
 * Reads the account from Auth with a new token: an address changes once its link was opened, possibly in another
 * browser.
 */
export async function readAccount(): Promise<Account> {
  const { user } = await here();
  await user.reload().catch(unlessOffline);
  const { claims, authTime } =
    (await user.getIdTokenResult(true).catch(unlessOffline)) ?? (await user.getIdTokenResult());
  const { identities } = linked.parse(claims).firebase;
  const google = user.providerData.find(({ providerId }) => providerId === 'google.com');
  const isGoogleLinked = Object.hasOwn(identities, 'google.com');
  return {
    email: user.email ?? '',
    isVerified: user.emailVerified,
    hasPassword: user.providerData.some(({ providerId }) => providerId === 'password'),
    google: isGoogleLinked ? (google?.email ?? '') : null,
    signedInAt: new Date(authTime),
  };
}

/** Ignores network errors: without a connection, the account is read from what this browser has cached. */
function unlessOffline(error: unknown): void {
  if (errorCode(error) !== 'auth/network-request-failed') throw error;
}

/** Signs the person in again with their password, which Auth requires before it changes sign-in methods. */
export async function confirmPassword(password: string): Promise<void> {
  const { user } = await here();
  await reauthenticateWithCredential(user, EmailAuthProvider.credential(user.email ?? '', password));
}

/** Sends a link to a new address. The address changes once the link is opened. */
export async function sendEmailChange(email: string, locale: Locale): Promise<void> {
  const { auth, user } = await here();
  auth.languageCode = locale;
  await call('prepareEmailChange', {});
  await verifyBeforeUpdateEmail(user, email);
}

/** Changes the password, or sets the first one of a person who has an address. */
export async function changePassword(password: string): Promise<void> {
  await updatePassword((await here()).user, password);
}

/** Adds an address and a password to a person without one, and sends the verification mail. */
export async function addEmailAndPassword(email: string, password: string, locale: Locale): Promise<void> {
  const { auth, user } = await here();
  auth.languageCode = locale;
  await linkWithCredential(user, EmailAuthProvider.credential(email, password));
  await openProfile(user.uid, locale, email);
  await sendEmailVerification(user).catch((error: unknown) => {
    // The account page offers to send it again.
    console.warn('The verification mail could not be sent.', error);
  });
}

async function here() {
  const auth = await openAuth();
  const user = auth.currentUser;
  if (!user) throw new CallError({ code: 'sign_in_required', path: [] });
  return { auth, user };
}
