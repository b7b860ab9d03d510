import type { UserRecord } from 'firebase-admin/auth';
import { loginIdEmail, loginIdSchema } from '../../domain/accounts/login_id.ts';
import { rankOf } from '../../domain/accounts/role.ts';
import { type User, userSchema } from '../../domain/accounts/user.ts';
import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import { collections, documents, uidSchema } from '../../domain/paths.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { writeAudit } from '../../platform/write_audit.ts';

type FoundPerson = CallableOutput<'findPeople'>['people'][number];

const most = 20;

/**
 * Finds people with this uid, address or login ID, and those whose name starts with the query. The search is logged
 * first.
 */
export async function findPeople(
  context: Context,
  caller: Caller,
  { query }: CallableRequest<'findPeople'>,
): Promise<CallableOutput<'findPeople'>> {
  const { firestore, auth } = context;
  await writeAudit(context, caller, { action: 'people_searched', targetId: null, change: null });
  const [named, accounts] = await Promise.all([uidsByName(context, query), accountsBySignIn(context, query)]);
  const uids = [...(uidSchema.safeParse(query).success ? [query] : []), ...accounts, ...named];
  const found = [...new Set(uids)].slice(0, most);
  if (found.length === 0) return { people: [] };
  const [profiles, { users }] = await Promise.all([
    firestore.getAll(...found.map((uid) => firestore.doc(documents.user(uid)))),
    (await auth()).getUsers(found.map((uid) => ({ uid }))),
  ]);
  const people = profiles.flatMap((snapshot) => {
    const profile = userSchema.safeParse(snapshot.data()).data;
    if (!profile || profile.deletedAt) return [];
    const account = users.find(({ uid }) => uid === snapshot.id);
    return [personOf(snapshot.id, profile, account)];
  });
  return { people };
}

/**
 * Returns the fields of a person that the console shows everywhere. `account` is undefined for a person who never
 * signed in.
 */
export function personOf(uid: string, profile: User, account: UserRecord | undefined): FoundPerson {
  return {
    uid,
    displayName: profile.displayName,
    email: account?.email ?? profile.email,
    rank: rankOf(account?.customClaims ?? {}),
    isActive: profile.isActive,
    tokenBalance: profile.tokenBalance,
    createdAt: profile.createdAt.toISOString(),
  };
}

async function uidsByName({ firestore }: Context, name: string): Promise<string[]> {
  const { docs } = await firestore
    .collection(collections.users)
    .where('deletedAt', '==', null)
    .where('displayName', '>=', name)
    .where('displayName', '<=', `${name}\u{10ffff}`)
    .orderBy('displayName')
    .limit(most)
    .get();
  return docs.map(({ id }) => id);
}

async function accountsBySignIn({ auth }: Context, query: string): Promise<string[]> {
  const loginId = loginIdSchema.safeParse(query);
  const emails = [
    ...(/^[^\s@]+@[^\s@]+$/.test(query) ? [query.toLowerCase()] : []),
    ...(loginId.success ? [loginIdEmail(loginId.data)] : []),
  ];
  if (emails.length === 0) return [];
  const { users } = await (await auth()).getUsers(emails.map((email) => ({ email })));
  return users.map(({ uid }) => uid);
}
