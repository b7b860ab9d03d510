import {
  type DocumentReference,
  FieldValue,
  type QueryDocumentSnapshot,
  type Transaction,
} from 'firebase-admin/firestore';
import { accountDeletionDocument } from '../domain/accounts/account_deletion.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact, withMutex } from '../platform/transact.ts';

/** Number of documents in one transaction; far below Firestore's limit. */
const pageSize = 100;

interface Part {
  readonly uid: string;
  /**
   * The document with the counters. They are updated in the same transactions, so nothing is counted twice after a
   * crash.
   */
  readonly order: DocumentReference;
  readonly collection: string;
}

/** Deletes all of a person's documents of a collection, page by page. */
export async function removeDocuments(context: Context, part: Part): Promise<void> {
  await page(context, part, 'removedDocuments', async (transaction, docs) => {
    for (const { ref } of docs) transaction.delete(ref);
  });
}

/** Keeps a person's documents of a collection, but removes everything that identifies the person. */
export async function keepWithoutPerson(
  context: Context,
  part: Part & { readonly cleared: readonly string[] },
): Promise<void> {
  const { uid, order, cleared } = part;
  await page(context, part, 'keptLedgerEntries', async (transaction, docs) => {
    const pseudonym = await pseudonymOf(transaction, order);
    for (const document of docs) {
      const own = cleared.filter((field) => document.get(field) !== undefined);
      const changed = {
        ...Object.fromEntries(own.map((field) => [field, null])),
        userId: pseudonym,
        updatedAt: FieldValue.serverTimestamp(),
      };
      // Some ids contain the person's uid. Such an entry moves to a new id.
      const id = document.id.replaceAll(uid, pseudonym);
      if (id === document.id) transaction.update(document.ref, changed);
      else {
        transaction.set(document.ref.parent.doc(id), { ...document.data(), ...changed });
        transaction.delete(document.ref);
      }
    }
  });
}

/** Replaces the uid with the pseudonym in one field of other people's documents. */
export async function pseudonymise(context: Context, part: Part & { readonly field: string }): Promise<void> {
  const { order, field } = part;
  await page(context, part, null, async (transaction, docs) => {
    const pseudonym = await pseudonymOf(transaction, order);
    for (const { ref } of docs) transaction.update(ref, { [field]: pseudonym });
  });
}

async function pseudonymOf(transaction: Transaction, order: DocumentReference): Promise<string> {
  const pseudonym = readDocument(accountDeletionDocument, await transaction.get(order))?.pseudonym;
  if (!pseudonym) throw new Error('A deletion lost its order.');
  return pseudonym;
}

async function page(
  { firestore }: Context,
  { uid, order, collection, field = 'userId' }: Part & { readonly field?: string },
  counter: 'removedDocuments' | 'keptLedgerEntries' | null,
  work: (transaction: Transaction, docs: readonly QueryDocumentSnapshot[]) => Promise<void>,
): Promise<void> {
  const next = firestore.collection(collection).where(field, '==', uid).limit(pageSize);
  let found = pageSize;
  while (found === pageSize) {
    found = await withMutex(`deletion ${uid}`, () =>
      transact(firestore, async (transaction) => {
        const { docs } = await transaction.get(next);
        if (docs.length === 0) return 0;
        await work(transaction, docs);
        if (counter !== null) {
          transaction.update(order, {
            [counter]: FieldValue.increment(docs.length),
            updatedAt: FieldValue.serverTimestamp(),
          });
        }
        return docs.length;
      }),
    );
  }
}
