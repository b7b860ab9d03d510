import { type DocumentReference, FieldValue, Timestamp } from 'firebase-admin/firestore';
import { accountDeletionDocument, deletionRestSeconds } from '../domain/accounts/account_deletion.ts';
import { namingCollections, personalCollections } from '../domain/accounts/personal_data.ts';
import { userSchema } from '../domain/accounts/user.ts';
import type { CallableOutput } from '../domain/api.ts';
import { collections, documents, files } from '../domain/paths.ts';
import { type Context, isAuthError } from '../platform/context.ts';
import { clearFolder } from '../platform/files.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';
import { deleteCustomer, findCustomers } from '../vendors/stripe/customers.ts';
import { rememberSignIns } from './former_sign_ins.ts';
import { keepWithoutPerson, pseudonymise, removeDocuments } from './remove_documents.ts';

/**
 * Deletes an account: documents, files, Stripe customer, profile, and finally the Firebase Auth user. Every step
 * determines what is left to do, so it can be interrupted, repeated, or run concurrently.
 */
export async function removePerson(
  context: Context,
  uid: string,
): Promise<CallableOutput<'deleteMe'>['receipt']> {
  const order = context.firestore.doc(documents.accountDeletion(uid));
  await rememberSignIns(context, uid);
  for (const { collection, onDeletion, cleared } of personalCollections) {
    if (onDeletion === 'removed') await removeDocuments(context, { uid, order, collection });
    if (onDeletion === 'kept') await keepWithoutPerson(context, { uid, order, collection, cleared });
  }
  for (const { collection, uidFields } of namingCollections) {
    for (const field of uidFields) await pseudonymise(context, { uid, order, collection, field });
  }
  await removeFiles(context, uid, order);
  await removeUnrecordedCustomers(context, uid, order);
  await removeCustomerAndProfile(context, uid, order);
  await removeFromAuth(context, uid);
  return finish(context, order);
}

async function removeFiles(context: Context, uid: string, order: DocumentReference): Promise<void> {
  const count = (removed: number) =>
    transact(context.firestore, async (transaction) => {
      transaction.update(order, {
        removedFiles: FieldValue.increment(removed),
        updatedAt: FieldValue.serverTimestamp(),
      });
    });
  for (const folder of [...files.foldersOf(uid), files.exportFolder(uid)]) {
    await clearFolder(context, folder, count);
  }
  await clearFolder({ bucket: context.inbox }, files.uploadFolder(uid), count);
}

/**
 * Deletes Stripe customers that no profile references because the request that created them crashed. Only a
 * purchase creates a customer, after its ledger entry: without such entries, Stripe is not called. Stripe's search
 * index lags by a minute, so only the final check is reliable.
 */
async function removeUnrecordedCustomers(
  { firestore, stripeAccount }: Context,
  uid: string,
  order: DocumentReference,
): Promise<void> {
  const pseudonym = readDocument(accountDeletionDocument, await order.get())?.pseudonym;
  const purchases = firestore.collection(collections.tokenTransactions).where('kind', '==', 'purchase');
  if (!pseudonym || (await purchases.where('userId', '==', pseudonym).limit(1).get()).empty) return;
  const customerIds = await findCustomers(stripeAccount(), uid);
  for (const customerId of customerIds) await deleteCustomer(stripeAccount(), customerId);
  if (customerIds.length > 0) {
    await order.update({ stripeCustomer: true, updatedAt: FieldValue.serverTimestamp() });
  }
}

const customerField = userSchema.pick({ stripeCustomerId: true });

/**
 * Deletes the profile after the customer, because it is the only reference to the customer. A purchase may be
 * creating one right now, so the profile is checked again.
 */
async function removeCustomerAndProfile(
  { firestore, stripeAccount }: Context,
  uid: string,
  order: DocumentReference,
): Promise<void> {
  const person = firestore.doc(documents.user(uid));
  const customerOf = async (snapshot: ReturnType<typeof person.get>) =>
    readDocument(customerField, await snapshot);
  let isGone = false;
  while (!isGone) {
    const seen = await customerOf(person.get());
    if (!seen) return;
    if (seen.stripeCustomerId) await deleteCustomer(stripeAccount(), seen.stripeCustomerId);
    isGone = await transact(firestore, async (transaction) => {
      const now = await customerOf(transaction.get(person));
      if (!now) return true;
      if (now.stripeCustomerId !== seen.stripeCustomerId) return false;
      transaction.delete(person);
      transaction.update(order, {
        removedDocuments: FieldValue.increment(1),
        ...(seen.stripeCustomerId === null ? {} : { stripeCustomer: true }),
        updatedAt: FieldValue.serverTimestamp(),
      });
      return true;
    });
  }
}

async function removeFromAuth({ auth }: Context, uid: string): Promise<void> {
  try {
    await (await auth()).deleteUser(uid);
  } catch (error) {
    if (!isAuthError(error, 'user-not-found')) throw error;
  }
}

async function finish({ firestore, now }: Context, order: DocumentReference) {
  return transact(firestore, async (transaction) => {
    const deletion = readDocument(accountDeletionDocument, await transaction.get(order));
    if (!deletion) throw new Error('A deletion lost its order.');
    const { removedDocuments, removedFiles, keptLedgerEntries, stripeCustomer } = deletion;
    const doneAt = deletion.doneAt ?? now();
    if (!deletion.doneAt) {
      transaction.update(order, {
        doneAt: Timestamp.fromDate(doneAt),
        dueAt: Timestamp.fromMillis(doneAt.getTime() + deletionRestSeconds * 1000),
        updatedAt: FieldValue.serverTimestamp(),
      });
    }
    return { removedDocuments, removedFiles, keptLedgerEntries, stripeCustomer, at: doneAt.toISOString() };
  });
}
