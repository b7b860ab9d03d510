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
import { errorCode, Refused } from './refused.ts';

/** How the signed-in person signs in, as Auth knows it. */
export interface Account {
  /** '' for a person who has no address at Auth: LINE signs them in. */
  readonly email: string;
  readonly isVerified: boolean;
  readonly hasPassword: boolean;
  /** The address of the linked Google account; null without one. */
  readonly google: string | null;
  readonly signedInAt: Date;
}

/** The linked accounts that a token names; the SDK's own list keeps those that were unlinked. */
const linked = z.object({ firebase: z.object({ identities: z.record(z.string(), z.unknown()) }) });

/** Asks Auth anew, also for a token: an address changes once its link was opened, in whatever browser. */
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

/** Without a connection, what this browser knows has to do. */
function unlessOffline(error: unknown): void {
  if (errorCode(error) !== 'auth/network-request-failed') throw error;
}

/** Signs the person in anew with their password, as a change of how they sign in needs. */
export async function confirmPassword(password: string): Promise<void> {
  const { user } = await here();
  await reauthenticateWithCredential(user, EmailAuthProvider.credential(user.email ?? '', password));
}

/** Has Auth send a link to a new address, which becomes the person's once it is opened. */
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

/** Gives a person without an address one to sign in with, and sends the mail that verifies it. */
export async function addEmailAndPassword(email: string, password: string, locale: Locale): Promise<void> {
  const { auth, user } = await here();
  auth.languageCode = locale;
  await linkWithCredential(user, EmailAuthProvider.credential(email, password));
  await openProfile(user.uid, locale, email);
  await sendEmailVerification(user).catch((error: unknown) => {
    // The account page offers it again.
    console.warn('The verification mail could not be sent.', error);
  });
}

async function here() {
  const auth = await openAuth();
  const user = auth.currentUser;
  if (!user) throw new Refused({ code: 'sign_in_required', path: [] });
  return { auth, user };
}
