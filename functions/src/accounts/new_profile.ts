import { FieldValue, type Firestore, type Transaction } from 'firebase-admin/firestore';
import { defaultMonthlyLimit, type Locale } from '../domain/accounts/user.ts';
import { PochittoError } from '../domain/errors.ts';
import { collections, documents } from '../domain/paths.ts';
import type { Context } from '../platform/context.ts';
import { nothingToWrite, readWelcomeTicket } from '../tokens/index.ts';
import { wasHereBefore } from './former_sign_ins.ts';

interface NewPerson {
  readonly uid: string;
  readonly displayName: string;
  /** '' if there is none. */
  readonly email: string;
  readonly locale: Locale;
  readonly photoURL?: string | null;
  readonly lineUserId?: string | null;
  readonly mustChangePassword?: boolean;
}

/**
 * Creates a profile with the welcome ticket, in the transaction that found none. The ticket is granted once per
 * person: not for a LINE account or e-mail address that a deleted account had, or that another account gave up.
 * Reads first, so call it before the transaction's other writes. An e-mail address of another profile is omitted.
 *
 * @throws PochittoError `account_deleted` for a person deleted a short while ago, whose tokens may still be valid
 */
export async function newProfile(
  context: Pick<Context, 'firestore' | 'identityHashKey'>,
  transaction: Transaction,
  person: NewPerson,
): Promise<void> {
  const { firestore } = context;
  const deletion = await transaction.get(firestore.doc(documents.accountDeletion(person.uid)));
  if (deletion.exists) throw new PochittoError('account_deleted');
  const isFree = person.email !== '' && (await isUnused(firestore, person.email));
  const { lineUserId = null, email } = person;
  const writeWelcomeTicket = (await wasHereBefore(context, transaction, {
    lineUserId,
    emails: email === '' ? [] : [email],
  }))
    ? nothingToWrite
    : await readWelcomeTicket(context, transaction, person.uid);
  transaction.create(firestore.doc(documents.user(person.uid)), {
    userId: person.uid,
    // Do not cut an emoji in half at the end.
    displayName: person.displayName.slice(0, 100).replace(/[\uD800-\uDBFF]$/, ''),
    email: isFree ? person.email : '',
    photoURL: person.photoURL ?? null,
    locale: person.locale,
    lineUserId: person.lineUserId ?? null,
    stripeCustomerId: null,
    tokenBalance: 0,
    monthlyLimit: defaultMonthlyLimit,
    monthlyUsed: 0,
    isActive: true,
    mustChangePassword: person.mustChangePassword ?? false,
    createdAt: FieldValue.serverTimestamp(),
    updatedAt: FieldValue.serverTimestamp(),
    deletedAt: null,
  });
  writeWelcomeTicket();
}

/**
 * Whether no profile has this address. Asked outside the transaction, because a query in it locks other people's
 * profiles: of twenty who sign up at the same time, most would fail. Auth gives an address to one account at a time.
 */
export async function isUnused(firestore: Firestore, email: string): Promise<boolean> {
  const others = firestore.collection(collections.users).where('email', '==', email).limit(1);
  return (await others.get()).empty;
}
