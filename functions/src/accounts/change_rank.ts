import { PochittoError } from '../domain/errors.ts';
import { documents } from '../domain/paths.ts';
import { claimsWith, type Rank, rankOf } from '../domain/role.ts';
import { userSchema } from '../domain/user.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { writeAudit } from '../platform/write_audit.ts';

/**
 * Gives somebody a rank in place of the one they have; `mayLose` throws where that one must stay. Word of it is kept
 * first: a change without a trace cannot happen. Harmless when called again.
 *
 * Callables ask for the claims as they are, so what is taken away ends at once; what is given begins with the
 * person's next token. Only Firestore rules go by the token alone, an hour at most (hidden looks, for `admin`).
 *
 * @throws PochittoError `person_unknown`
 */
export async function changeRank(
  context: Pick<Context, 'firestore' | 'auth'>,
  actor: Pick<Caller, 'uid' | 'role'>,
  { uid, rank, mayLose = () => {} }: { uid: string; rank: Rank; mayLose?: (from: Rank) => void },
): Promise<{ from: Rank }> {
  const person = readDocument(userSchema, await context.firestore.doc(documents.user(uid)).get());
  const people = await context.auth();
  const { users } = await people.getUsers([{ uid }]);
  const [account] = users;
  if (!account || !person || person.deletedAt) throw new PochittoError('person_unknown');
  const claims = account.customClaims ?? {};
  const from = rankOf(claims);
  mayLose(from);
  if (from === rank) return { from };
  await writeAudit(context, actor, { action: 'role_changed', targetId: uid, change: { from, to: rank } });
  await people.setCustomUserClaims(uid, claimsWith(claims, rank));
  return { from };
}
