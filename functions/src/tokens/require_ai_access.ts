import { PochittoError } from '../domain/errors.ts';
import { documents } from '../domain/paths.ts';
import { userSchema } from '../domain/user.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { hasPaid } from './read_paid.ts';

/**
 * Checks that a person may use AI drawing: verified people (`isVerifiedSignIn`), people with a linked LINE account, and
 * people with at least one purchase. Called before anything is created or charged.
 *
 * @throws PochittoError `ai_unverified`
 */
export async function requireAiAccess(
  context: Pick<Context, 'firestore'>,
  { uid, isVerified = false }: Pick<Caller, 'uid' | 'isVerified'>,
): Promise<void> {
  if (isVerified) return;
  const profile = readDocument(userSchema, await context.firestore.doc(documents.user(uid)).get());
  if (profile?.lineUserId || (await hasPaid(context, uid))) return;
  throw new PochittoError('ai_unverified');
}
