import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { type User, userSchema } from '../domain/accounts/user.ts';
import { PochittoError } from '../domain/errors.ts';
import { readDocument } from './read_document.ts';

/**
 * Returns the profile of a person who may use the product.
 *
 * @throws PochittoError `sign_in_required` if there is none or it was deleted; `account_inactive` if an
 * administrator deactivated it
 */
export function activeProfile(snapshot: DocumentSnapshot): User {
  const profile = readDocument(userSchema, snapshot);
  if (!profile || profile.deletedAt) throw new PochittoError('sign_in_required', 'No profile.');
  if (!profile.isActive) throw new PochittoError('account_inactive');
  return profile;
}
