import { randomUUID } from 'node:crypto';
import { FieldValue } from 'firebase-admin/firestore';
import { lineAccountDocument } from '../domain/accounts/sign_in.ts';
import { type Locale, userSchema } from '../domain/accounts/user.ts';
import { PochittoError } from '../domain/errors.ts';
import { documents } from '../domain/paths.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';
import type { LineIdentity } from '../vendors/line-login/verify_id_token.ts';
import { newProfile } from './new_profile.ts';

/**
 * Signs in the owner of a LINE account: `line:<LINE user id>`, unless the LINE account is linked to another account
 * or the account of that uid unlinked it. The first sign-in creates the profile.
 *
 * @returns a custom token for Firebase Auth.
 * @throws PochittoError `account_inactive`
 */
export async function signInWithLine(
  context: Context,
  identity: LineIdentity,
  locale: Locale,
): Promise<{ customToken: string; created: boolean }> {
  const { uid, created } = await accountOf(context, identity, locale);
  const customToken = await (await context.auth()).createCustomToken(uid);
  return { customToken, created };
}

function accountOf(context: Context, { lineUserId, ...person }: LineIdentity, locale: Locale) {
  const { firestore } = context;
  const reference = firestore.doc(documents.lineAccount(lineUserId));
  return transact(firestore, async (transaction) => {
    const profileOf = async (uid: string) =>
      readDocument(userSchema, await transaction.get(firestore.doc(documents.user(uid))));
    const linked = readDocument(lineAccountDocument, await transaction.get(reference));
    const owner = linked && (await profileOf(linked.userId));
    const first = `line:${lineUserId}`;
    const former = owner ? null : await profileOf(first);
    // The person with this uid has unlinked LINE and signs in another way.
    const isTaken = former !== null && former.lineUserId !== lineUserId;
    const uid = linked && owner ? linked.userId : isTaken ? randomUUID() : first;
    const profile = owner ?? (isTaken ? null : former);
    if (profile && (!profile.isActive || profile.deletedAt)) throw new PochittoError('account_inactive');
    if (!profile) {
      const { displayName, photoURL, email } = person;
      await newProfile(context, transaction, {
        uid,
        displayName,
        photoURL,
        email: email ?? '',
        locale,
        lineUserId,
      });
    }
    if (linked?.userId !== uid) {
      transaction.set(reference, {
        userId: uid,
        createdAt: FieldValue.serverTimestamp(),
        updatedAt: FieldValue.serverTimestamp(),
      });
    }
    return { uid, created: !profile };
  });
}
