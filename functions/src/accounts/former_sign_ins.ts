import { FieldValue, Timestamp, type Transaction } from 'firebase-admin/firestore';
import { formerSignInYears } from '../domain/accounts/account_deletion.ts';
import { userSchema } from '../domain/accounts/user.ts';
import { documents } from '../domain/paths.ts';
import { type Context, isAuthError } from '../platform/context.ts';
import { keyedHash } from '../platform/hashes.ts';
import { readDocument } from '../platform/read_document.ts';

/** What identifies a returning person: the LINE account and the email address. */
interface SignIns {
  readonly lineUserId: string | null;
  /** '' for none. */
  readonly email: string;
}

const yearMs = 365 * 24 * 3_600_000;

/**
 * Records, as keyed hashes, that the account being deleted had a welcome ticket: by LINE account, and by email address if it
 * was verified (otherwise anyone could block the ticket of another person's address). Idempotent, also without a profile.
 */
export async function rememberSignIns(context: Context, uid: string): Promise<void> {
  const { firestore, now } = context;
  const profile = readDocument(userSchema, await firestore.doc(documents.user(uid)).get());
  if (!profile) return;
  const email = await verifiedEmailOf(context, uid);
  const batch = firestore.batch();
  for (const path of pathsOf(context, { lineUserId: profile.lineUserId, email })) {
    batch.set(firestore.doc(path), {
      expiresAt: Timestamp.fromMillis(now().getTime() + formerSignInYears * yearMs),
      createdAt: FieldValue.serverTimestamp(),
      updatedAt: FieldValue.serverTimestamp(),
    });
  }
  await batch.commit();
}

/** Whether an account with one of these sign-ins was deleted before. */
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

async function verifiedEmailOf({ auth }: Context, uid: string): Promise<string> {
  try {
    const { email = '', emailVerified } = await (await auth()).getUser(uid);
    return emailVerified ? email : '';
  } catch (error) {
    if (isAuthError(error, 'user-not-found')) return '';
    throw error;
  }
}

function pathsOf(
  { identityHashKey }: Pick<Context, 'identityHashKey'>,
  { lineUserId, email }: SignIns,
): string[] {
  const texts = [
    ...(lineUserId === null ? [] : [`line ${lineUserId}`]),
    ...(email === '' ? [] : [`email ${email.trim().toLowerCase()}`]),
  ];
  return texts.map((text) => documents.formerSignIn(keyedHash(identityHashKey(), 'former sign-in', text)));
}
