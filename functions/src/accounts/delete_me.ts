import { createHash, randomBytes } from 'node:crypto';
import { FieldValue, Timestamp } from 'firebase-admin/firestore';
import {
  confirmationWords,
  deletionRunSeconds,
  isConfirmation,
  pseudonymPrefix,
} from '../domain/accounts/account_deletion.ts';
import { userSchema } from '../domain/accounts/user.ts';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import { documents } from '../domain/paths.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';
import { removePerson } from './remove_person.ts';

/**
 * Deletes the caller's account with all their data. The next call or the sweep continues an interrupted deletion.
 *
 * @throws PochittoError `confirmation_wrong` if nothing has started; `deletion_unfinished` if it has, and the sweep
 * will finish it
 */
export async function deleteMe(
  context: Context,
  caller: Caller,
  { confirm }: CallableRequest<'deleteMe'>,
): Promise<CallableOutput<'deleteMe'>> {
  await begin(context, caller, confirm);
  try {
    return { receipt: await removePerson(context, caller.uid) };
  } catch (error) {
    log.bug(error, { deletion: 'unfinished' });
    throw new PochittoError('deletion_unfinished', undefined, { cause: error });
  }
}

/** Deactivates the person and records the deletion order in one transaction, so no new work of theirs starts. */
async function begin({ firestore, now }: Context, { uid, email }: Caller, confirm: string): Promise<void> {
  const person = firestore.doc(documents.user(uid));
  const order = firestore.doc(documents.accountDeletion(uid));
  await transact(firestore, async (transaction) => {
    const profile = readDocument(userSchema, await transaction.get(person));
    if ((await transaction.get(order)).exists) return;
    if (!profile) throw new PochittoError('sign_in_required', 'No profile yet.');
    if (!isConfirmation(confirmationWords(profile.email, email), confirm)) {
      throw new PochittoError('confirmation_wrong');
    }
    const at = FieldValue.serverTimestamp();
    transaction.update(person, { isActive: false, deletedAt: at, updatedAt: at });
    transaction.create(order, {
      userId: uid,
      pseudonym: pseudonymOf(uid),
      removedDocuments: 0,
      removedFiles: 0,
      keptLedgerEntries: 0,
      stripeCustomer: false,
      doneAt: null,
      dueAt: Timestamp.fromMillis(now().getTime() + deletionRunSeconds * 1000),
      createdAt: at,
      updatedAt: at,
    });
  });
}

/** The salt is not stored, so the entries cannot be found by uid. */
function pseudonymOf(uid: string): string {
  const hash = createHash('sha256').update(uid).update(randomBytes(32)).digest('hex');
  return `${pseudonymPrefix}${hash.slice(0, 32)}`;
}
