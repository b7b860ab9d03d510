import type { UserRecord } from 'firebase-admin/auth';
import { FieldPath, type Query } from 'firebase-admin/firestore';
import { rankOf } from '../../domain/accounts/role.ts';
import { userSchema } from '../../domain/accounts/user.ts';
import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import { collections } from '../../domain/paths.ts';
import { usedIn } from '../../domain/studio/studio_quota.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { readCursor, writeCursor } from '../../platform/page_cursor.ts';
import { writeAudit } from '../../platform/write_audit.ts';

const pageSize = 50;
const usageSchema = userSchema.pick({
  displayName: true,
  monthlyLimit: true,
  monthlyUsed: true,
  quotaMonth: true,
  isActive: true,
});

/**
 * Returns a page of all accounts by name, with their usage this month and their role. `name` filters by an exact
 * prefix. The access is logged first.
 */
export async function listUsage(
  context: Context,
  caller: Caller,
  { name, cursor }: CallableRequest<'listUsage'>,
): Promise<CallableOutput<'listUsage'>> {
  const place = cursor === null ? null : readCursor(cursor);
  await writeAudit(context, caller, { action: 'usage_listed', targetId: null, change: null });
  const all = usersByName(context, name);
  const query = place ? all.startAfter(place.value, place.id) : all;
  const { docs } = await query.limit(pageSize + 1).get();
  const people = docs.slice(0, pageSize).flatMap((snapshot) => {
    const { success, data: user } = usageSchema.safeParse(snapshot.data());
    return success ? [{ uid: snapshot.id, ...user }] : [];
  });
  const accounts = await accountsOf(context, people);
  const last = docs.length > pageSize ? docs[pageSize - 1] : undefined;
  return {
    people: people.map(({ uid, displayName, monthlyLimit, isActive, ...quota }) => ({
      uid,
      displayName,
      monthlyLimit,
      isActive,
      monthlyUsed: usedIn(quota, context.now()),
      rank: rankOf(accounts.get(uid)?.customClaims ?? {}),
      email: caller.role === 'superuser' ? (accounts.get(uid)?.email ?? '') : '',
    })),
    next: last ? writeCursor({ value: String(last.get('displayName')), id: last.id }) : null,
  };
}

/** Sorted by name; matches of a prefix are adjacent. */
function usersByName({ firestore }: Context, name: string): Query {
  const living = firestore.collection(collections.users).where('deletedAt', '==', null);
  const named =
    name === ''
      ? living
      : living.where('displayName', '>=', name).where('displayName', '<=', `${name}\u{10ffff}`);
  return named.orderBy('displayName').orderBy(FieldPath.documentId());
}

/** Returns the Auth records of a page's people; people who never signed in are missing. */
async function accountsOf(
  { auth }: Context,
  people: readonly { readonly uid: string }[],
): Promise<ReadonlyMap<string, UserRecord>> {
  if (people.length === 0) return new Map();
  const { users } = await (await auth()).getUsers(people.map(({ uid }) => ({ uid })));
  return new Map(users.map((user) => [user.uid, user]));
}
