import { loginIdEmail, loginIdSchema } from '@pochitto/functions/domain/accounts/login_id';
import type { Auth, UserIdentifier } from 'firebase-admin/auth';

/** Returns the uid of the person with this uid, login ID or e-mail address; null if there is none. */
export async function findPerson(auth: Auth, person: string): Promise<string | null> {
  const asked: UserIdentifier[] = person.includes('@') ? [{ email: person }] : [{ uid: person }];
  const loginId = loginIdSchema.safeParse(person);
  if (loginId.success) asked.push({ email: loginIdEmail(loginId.data) });
  const { users } = await auth.getUsers(asked);
  return users[0]?.uid ?? null;
}
