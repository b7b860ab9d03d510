import type { z } from 'zod';
import { PochittoError } from '../domain/errors.ts';
import { lineLoginDocument } from '../domain/line_login.ts';
import { documents } from '../domain/paths.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';
import { digest, isDigestOf } from './digest.ts';

interface Claim {
  readonly state: string;
  readonly secret: string;
  /** Who calls; null for somebody not signed in. */
  readonly uid: string | null;
}

/**
 * Takes a sign-in that was begun, so that nobody takes it again. What does not fit leaves it where it is: whoever
 * steals a callback URL cannot even spoil it.
 *
 * @throws PochittoError `line_login_expired` when there is none, it is too old, another browser began it, or the
 *   person signed in or out meanwhile.
 */
export async function takeLineLogin(
  { firestore, now }: Context,
  { state, secret, uid }: Claim,
): Promise<z.infer<typeof lineLoginDocument>> {
  const reference = firestore.doc(documents.lineLogin(digest(state)));
  return transact(firestore, async (transaction) => {
    const login = readDocument(lineLoginDocument, await transaction.get(reference));
    const refuse = (why: string) => new PochittoError('line_login_expired', why);
    if (!login) throw refuse('No such sign-in was begun, or it was finished.');
    if (!isDigestOf(login.secretHash, secret)) throw refuse('Another browser began this sign-in.');
    if (login.userId !== uid) throw refuse('Somebody signed in or out since this sign-in was begun.');
    if (login.expiresAt <= now()) throw refuse('This sign-in was begun too long ago.');
    transaction.delete(reference);
    return login;
  });
}
