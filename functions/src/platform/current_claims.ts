import type { Context } from './context.ts';

/** Somebody's custom claims as they are, whatever a token still says; none where the account is gone. */
export async function currentClaims(
  { auth }: Pick<Context, 'auth'>,
  uid: string,
): Promise<Readonly<Record<string, unknown>>> {
  const { users } = await (await auth()).getUsers([{ uid }]);
  return users[0]?.customClaims ?? {};
}
