import { z } from 'zod';
import type { Context } from '../platform/context.ts';

/** A person's address at Auth, which they have proven to be theirs; null where there is none. */
export async function verifiedAddress(context: Context, uid: string): Promise<string | null> {
  const auth = await context.auth();
  const { users } = await auth.getUsers([{ uid }]);
  const [user] = users;
  if (!user?.emailVerified || user.disabled) return null;
  return z.email().max(254).safeParse(user.email).data ?? null;
}
