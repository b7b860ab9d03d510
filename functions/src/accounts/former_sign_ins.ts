import { FieldValue, Timestamp, type Transaction } from 'firebase-admin/firestore';
import { formerSignInYears } from '../domain/accounts/account_deletion.ts';
import { userSchema } from '../domain/accounts/user.ts';
import { documents } from '../domain/paths.ts';
import { type Context, isAuthError } from '../platform/context.ts';
import { keyedHash } from '../platform/hashes.ts';
import { readDocument } from '../platform/read_document.ts';

/** Identifiers of a returning person: the LINE account and the e-mail addresses. */
interface SignIns {
  readonly lineUserId: string | null;
  readonly emails: readonly string[];
}

const yearMs = 365 * 24 * 3_600_000;

/**
 * Records, as keyed hashes, that an account which is deleted or gives up a sign-in has had its welcome ticket.
 * Hashes the LINE account and verified e-mail addresses only; otherwise anyone could block the ticket of another
 * person's address. Idempotent. Does nothing without a profile.
 */
export async function rememberSignIns(context: Context, uid: string): Promise<void> {
  const { firestore, now } = context;
  const profile = readDocument(userSchema, await firestore.doc(documents.user(uid)).get());
  if (!profile) return;
  const emails = await verifiedEmailsOf(context, uid);
  const batch = firestore.batch();
  for (const path of pathsOf(context, { lineUserId: profile.lineUserId, emails })) {
    batch.set(firestore.doc(path), {
      expiresAt: Timestamp.fromMillis(now().getTime() + formerSignInYears * yearMs),
      createdAt: FieldValue.serverTimestamp(),
      updatedAt: FieldValue.serverTimestamp(),
    });
  }
  await batch.commit();
}

/** Whether an account with one of these sign-ins was deleted, or gave it up. */
export async function wasHereBefore(
  context: Pick<Context, 'firestore' | 'identityHashKey'>,
  transaction: Transaction,
  signIns: SignIns,
): Promise<boolean> {
  const found = await Promise.all(
    pathsOf(context, signIns).map((path) => transaction.get(context.firestore.doc(path))),
  );
  return found.some(({ exists }) => exists);
}

/** Returns the account's address, if it was verified, and that of the linked Google account, which may differ. */
async function verifiedEmailsOf({ auth }: Context, uid: string): Promise<readonly string[]> {
  try {
    const { email, emailVerified, providerData } = await (await auth()).getUser(uid);
    const google = providerData.find(({ providerId }) => providerId === 'google.com')?.email;
    return [...(email && emailVerified ? [email] : []), ...(google ? [google] : [])];
  } catch (error) {
    if (isAuthError(error, 'user-not-found')) return [];
    throw error;
  }
}

function pathsOf(
  { identityHashKey }: Pick<Context, 'identityHashKey'>,
  { lineUserId, emails }: SignIns,
): string[] {
  const texts = new Set([
    ...(lineUserId === null ? [] : [`line ${lineUserId}`]),
    ...emails.map((email) => `email ${email.trim().toLowerCase()}`),
  ]);
  return [...texts].map((text) =>
    documents.formerSignIn(keyedHash(identityHashKey(), 'former sign-in', text)),
  );
}
