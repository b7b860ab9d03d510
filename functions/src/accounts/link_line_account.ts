import { FieldValue } from 'firebase-admin/firestore';
import { PochittoError } from '../domain/errors.ts';
import { lineAccountDocument } from '../domain/line_login.ts';
import { documents } from '../domain/paths.ts';
import { userSchema } from '../domain/user.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';
import type { LineIdentity } from '../vendors/line-login/line_identity.ts';

/**
 * Links a LINE account to the person who is signed in, so that it signs them in from now on. Never takes it from
 * anybody. Linking it again is harmless.
 *
 * @throws PochittoError `line_account_taken` when it is somebody else's, `line_already_linked` when the person has
 *   another one, `sign_in_required` when they have no profile.
 */
export async function linkLineAccount(
  { firestore }: Context,
  uid: string,
  { lineUserId, photoURL }: LineIdentity,
): Promise<void> {
  const account = firestore.doc(documents.lineAccount(lineUserId));
  const person = firestore.doc(documents.user(uid));
  await transact(firestore, async (transaction) => {
    const linked = readDocument(lineAccountDocument, await transaction.get(account));
    const profile = readDocument(userSchema, await transaction.get(person));
    if (!profile) throw new PochittoError('sign_in_required', 'No profile yet.');
    if (linked && linked.userId !== uid) {
      // What an account left behind when it was removed belongs to nobody.
      const owner = await transaction.get(firestore.doc(documents.user(linked.userId)));
      if (owner.exists) throw new PochittoError('line_account_taken');
    }
    if (profile.lineUserId !== null && profile.lineUserId !== lineUserId) {
      throw new PochittoError('line_already_linked');
    }
    transaction.set(account, {
      userId: uid,
      createdAt: FieldValue.serverTimestamp(),
      updatedAt: FieldValue.serverTimestamp(),
    });
    transaction.update(person, {
      lineUserId,
      photoURL: profile.photoURL ?? photoURL,
      updatedAt: FieldValue.serverTimestamp(),
    });
  });
}
