import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { type User, userSchema } from '../domain/accounts/user.ts';
import { PochittoError } from '../domain/errors.ts';
import { readDocument } from './read_document.ts';

/**
 * The profile of a person who may use the product.
 *
 * @throws PochittoError `sign_in_required`: none, or deleted; `account_inactive`: an administrator shut them out.
 */
export function activeProfile(snapshot: DocumentSnapshot): User {
  const profile = readDocument(userSchema, snapshot);
  if (!profile || profile.deletedAt) throw new PochittoError('sign_in_required', 'No profile.');
  if (!profile.isActive) throw new PochittoError('account_inactive');
  return profile;
}
