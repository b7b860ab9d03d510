import { FieldValue } from 'firebase-admin/firestore';
import { isLoginIdEmail } from '../domain/accounts/login_id.ts';
import { isRecentSignIn, lineAccountDocument, methodsOf } from '../domain/accounts/sign_in.ts';
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
  const { firestore } = context;
  const person = firestore.doc(documents.user(caller.uid));
  const people = await context.auth();
  await transact(firestore, async (transaction) => {
    const profile = readDocument(userSchema, await transaction.get(person));
    if (!profile) throw new PochittoError('sign_in_required', 'No profile.');
    const { lineUserId } = profile;
    const account = lineUserId === null ? null : firestore.doc(documents.lineAccount(lineUserId));
    const linked = account && readDocument(lineAccountDocument, await transaction.get(account));
    // Read and changed while the transaction locks the profile, so unlinking two methods at once always leaves one.
    const providerIds = (await people.getUser(caller.uid)).providerData.map(({ providerId }) => providerId);
    const methods = methodsOf({
      password: providerIds.includes('password'),
      google: providerIds.includes('google.com'),
      line: lineUserId !== null,
    });
    if (!methods.includes(method)) return;
    if (methods.length < 2) throw new PochittoError('sign_in_method_last');
    if (method === 'google') await people.updateUser(caller.uid, { providersToUnlink: ['google.com'] });
    else if (account && linked?.userId === caller.uid) transaction.delete(account);
    transaction.update(person, {
      ...(method === 'line' ? { lineUserId: null } : {}),
      updatedAt: FieldValue.serverTimestamp(),
    });
  });
  return {};
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
