import { FieldValue } from 'firebase-admin/firestore';
import type { z } from 'zod';
import { lineAccountDocument, lineLoginDocument } from '../domain/accounts/sign_in.ts';
import { userSchema } from '../domain/accounts/user.ts';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import { documents } from '../domain/paths.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { digest, isDigestOf } from '../platform/hashes.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';
import { exchangeCode } from '../vendors/line-login/exchange_code.ts';
import type { LineIdentity } from '../vendors/line-login/verify_id_token.ts';
import { verifyIdToken } from '../vendors/line-login/verify_id_token.ts';
import { signInWithLine } from './sign_in_with_line.ts';

interface Claim {
  readonly state: string;
  readonly secret: string;
  /** The caller; null if not signed in. */
  readonly uid: string | null;
}

/**
 * Completes a sign-in with LINE: signs in a visitor, or links the LINE account of a person who is signed in. A
 * person whose LINE account is already linked gets a new sign-in, which confirms their identity.
 *
 * @throws PochittoError `line_login_expired`, `line_login_cancelled`, `line_login_failed`, `line_account_taken`,
 * `line_already_linked`, `account_inactive`, `unavailable`
 */
export async function finishLineLogin(
  context: Context,
  caller: Caller | null,
  { state, secret, code, error }: CallableRequest<'finishLineLogin'>,
): Promise<CallableOutput<'finishLineLogin'>> {
  const login = await takeLineLogin(context, { state, secret, uid: caller?.uid ?? null });
  if (code === undefined) {
    if (error === 'access_denied') throw new PochittoError('line_login_cancelled');
    throw new PochittoError('line_login_failed', 'LINE sent the person back with an error.');
  }
  const channel = context.lineChannel();
  const idToken = await exchangeCode(channel, { code, codeVerifier: login.codeVerifier });
  const identity = await verifyIdToken(channel, idToken, { nonce: login.nonce, now: context.now() });
  if (caller) {
    if (await linkLineAccount(context, caller.uid, identity)) return { outcome: 'linked' };
    const customToken = await (await context.auth()).createCustomToken(caller.uid);
    return { outcome: 'confirmed', customToken };
  }
  return { outcome: 'signed_in', ...(await signInWithLine(context, identity, login.locale)) };
}

/**
 * Consumes a pending sign-in, so it is used only once. A mismatch does not consume it: a stolen callback URL cannot
 * even invalidate it.
 *
 * @throws PochittoError `line_login_expired` if there is none, it is too old, another browser started it, or the
 * person signed in or out in the meantime
 */
async function takeLineLogin(
  { firestore, now }: Context,
  { state, secret, uid }: Claim,
): Promise<z.infer<typeof lineLoginDocument>> {
  const reference = firestore.doc(documents.lineLogin(digest(state)));
  return transact(firestore, async (transaction) => {
    const login = readDocument(lineLoginDocument, await transaction.get(reference));
    const expired = (why: string) => new PochittoError('line_login_expired', why);
    if (!login) throw expired('No such sign-in was started, or it was completed.');
    if (!isDigestOf(login.secretHash, secret)) throw expired('Another browser started this sign-in.');
    if (login.userId !== uid) throw expired('The signed-in person changed after this sign-in was started.');
    if (login.expiresAt <= now()) throw expired('This sign-in was started too long ago.');
    transaction.delete(reference);
    return login;
  });
}

/**
 * Links a LINE account to the person who is signed in, so it signs them in from now on. A LINE account that is
 * linked to another person is never moved. Idempotent. Returns false if it was already linked.
 *
 * @throws PochittoError `line_account_taken` if it belongs to another account, `line_already_linked` if the person
 * has another one, `sign_in_required` if they have no profile
 */
async function linkLineAccount(
  { firestore }: Context,
  uid: string,
  { lineUserId, photoURL }: LineIdentity,
): Promise<boolean> {
  const account = firestore.doc(documents.lineAccount(lineUserId));
  const person = firestore.doc(documents.user(uid));
  return transact(firestore, async (transaction) => {
    const linked = readDocument(lineAccountDocument, await transaction.get(account));
    const profile = readDocument(userSchema, await transaction.get(person));
    if (!profile) throw new PochittoError('sign_in_required', 'No profile yet.');
    if (linked && linked.userId !== uid) {
      // A link left by a deleted account is ignored.
      const owner = await transaction.get(firestore.doc(documents.user(linked.userId)));
      if (owner.exists) throw new PochittoError('line_account_taken');
    }
    if (profile.lineUserId !== null && profile.lineUserId !== lineUserId) {
      throw new PochittoError('line_already_linked');
    }
    if (profile.lineUserId === lineUserId && linked?.userId === uid) return false;
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
    return true;
  });
}
