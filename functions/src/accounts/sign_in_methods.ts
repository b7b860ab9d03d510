import type { Auth } from 'firebase-admin/auth';
import { FieldValue } from 'firebase-admin/firestore';
import { isLoginIdEmail } from '../domain/accounts/login_id.ts';
import {
  isRecentSignIn,
  isUnlinkingGoogle,
  lineAccountDocument,
  methodsOf,
  type UnlinkableMethod,
} from '../domain/accounts/sign_in.ts';
import { userSchema } from '../domain/accounts/user.ts';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import { documents } from '../domain/paths.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';
import { rememberSignIns } from './former_sign_ins.ts';

/**
 * Unlinks Google or LINE from the caller's account. The unlinked sign-in may open its own account, without a
 * welcome ticket. Without LINE, no notices are sent there anymore. Idempotent.
 *
 * @throws PochittoError `sign_in_not_recent`; `sign_in_method_last` if no other method is left
 */
export async function unlinkSignIn(
  context: Context,
  caller: Caller,
  { method }: CallableRequest<'unlinkSignIn'>,
): Promise<CallableOutput<'unlinkSignIn'>> {
  requireRecentSignIn(context, caller);
  await rememberSignIns(context, caller.uid);
  const people = await context.auth();
  const isInAuth = await requireOtherMethod(context, people, caller.uid, method);
  if (!isInAuth) return {};
  await people.updateUser(caller.uid, { providersToUnlink: ['google.com'] });
  await context.firestore
    .doc(documents.user(caller.uid))
    .update({ unlinkingGoogleAt: null, updatedAt: FieldValue.serverTimestamp() });
  return {};
}

/**
 * Unlinks LINE, or records that Google is being unlinked: from then on Google no longer counts as a method, so
 * unlinking both at once always leaves one. Returns whether Google is still to be unlinked in Auth.
 *
 * @throws PochittoError `sign_in_method_last`
 */
async function requireOtherMethod(
  { firestore, now }: Context,
  people: Auth,
  uid: string,
  method: UnlinkableMethod,
): Promise<boolean> {
  const person = firestore.doc(documents.user(uid));
  return transact(firestore, async (transaction) => {
    const profile = readDocument(userSchema, await transaction.get(person));
    if (!profile) throw new PochittoError('sign_in_required', 'No profile.');
    const { lineUserId, unlinkingGoogleAt } = profile;
    const account = lineUserId === null ? null : firestore.doc(documents.lineAccount(lineUserId));
    const linked = account && readDocument(lineAccountDocument, await transaction.get(account));
    const providerIds = (await people.getUser(uid)).providerData.map(({ providerId }) => providerId);
    const isUnlinking = isUnlinkingGoogle({ unlinkingGoogleAt }, now());
    const hasGoogle = providerIds.includes('google.com');
    // A repeated call finishes what the first one may have left.
    if (method === 'google' && hasGoogle && isUnlinking) return true;
    const methods = methodsOf({
      password: providerIds.includes('password'),
      google: hasGoogle && !isUnlinking,
      line: lineUserId !== null,
    });
    if (!methods.includes(method)) return false;
    if (methods.length < 2) throw new PochittoError('sign_in_method_last');
    if (account && method === 'line' && linked?.userId === uid) transaction.delete(account);
    transaction.update(person, {
      ...(method === 'line' ? { lineUserId: null } : { unlinkingGoogleAt: now() }),
      updatedAt: FieldValue.serverTimestamp(),
    });
    return method === 'google';
  });
}

/**
 * Someone who finds an open browser must not be able to change the sign-in methods.
 *
 * @throws PochittoError `sign_in_not_recent`
 */
function requireRecentSignIn(
  { now }: Pick<Context, 'now'>,
  { signedInAt }: Pick<Caller, 'signedInAt'>,
): void {
  if (!signedInAt || !isRecentSignIn(signedInAt, now())) throw new PochittoError('sign_in_not_recent');
}

/**
 * Records the caller's verified address before Auth sends a link to a new one. The old address could then open
 * another account, which must get no welcome ticket. Has no effect if the link is never opened.
 *
 * @throws PochittoError `sign_in_not_recent`, `login_id_without_email`
 */
export async function prepareEmailChange(
  context: Context,
  caller: Caller,
): Promise<CallableOutput<'prepareEmailChange'>> {
  requireRecentSignIn(context, caller);
  if (isLoginIdEmail(caller.email)) throw new PochittoError('login_id_without_email');
  await rememberSignIns(context, caller.uid);
  return {};
}
