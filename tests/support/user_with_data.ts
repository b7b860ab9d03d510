import { randomUUID } from 'node:crypto';
import { Timestamp } from 'firebase-admin/firestore';
import { openProfile } from '../../functions/src/accounts/index.ts';
import { personalCollections } from '../../functions/src/domain/accounts/personal_data.ts';
import { collections, documents, files } from '../../functions/src/domain/paths.ts';
import type { Caller } from '../../functions/src/platform/callable.ts';
import type { Context } from '../../functions/src/platform/context.ts';
import { grant } from '../../functions/src/tokens/index.ts';

/** The value of all withheld and cleared fields, so that tests can search for it. */
export const secret = 'a-secret-of-theirs';

export const at = new Date('2026-04-01T00:00:00.000Z');

interface Size {
  /** Creates `each` documents instead of one in the collections `of`. */
  readonly many?: { readonly each: number; readonly of: readonly string[] };
  /** Number of files in every folder; 1 by default. */
  readonly files?: number;
  /** A new uid by default. */
  readonly uid?: string;
}

/** Creates a person in Auth with a profile, tokens, and a document or file in every collection and folder. */
export async function userWithData(
  context: Context,
  { many, files: perFolder = 1, uid = `p${randomUUID()}` }: Size = {},
): Promise<Caller> {
  const caller = { uid, email: `${randomUUID()}@pochitto.example`, displayName: 'Ann' };
  await (await context.auth()).createUser({ uid, email: caller.email });
  await openProfile(context, caller, { locale: 'ja' });
  await grant(context, { grantId: uid, uid, tokens: 5, tickets: 0 });
  const writer = context.firestore.bulkWriter();
  for (const { collection, withheld, cleared } of personalCollections) {
    if (collection === collections.users || collection === collections.dataExports) continue;
    const filled = Object.fromEntries([...withheld, ...cleared].map((field) => [field, secret]));
    const each = many?.of.includes(collection) ? many.each : 1;
    for (let count = 0; count < each; count += 1) {
      const timestamps = { createdAt: Timestamp.fromDate(at), updatedAt: Timestamp.fromDate(at) };
      const kept = collection === collections.tokenTransactions ? { stripeSessionId: 'cs_test_kept' } : {};
      void writer.set(context.firestore.collection(collection).doc(), {
        userId: uid,
        note: 'theirs',
        ...filled,
        ...kept,
        ...timestamps,
      });
    }
  }
  await writer.close();
  const names = Array.from({ length: perFolder }, (_, index) => `${index}.png`);
  for (const name of names) {
    for (const path of [
      files.upload(uid, 'set', name),
      files.sticker(uid, 'set', name.replace('.png', ''), 'digest'),
    ]) {
      await context.bucket.file(path).save(Buffer.from(`picture ${name}`), { resumable: false });
    }
  }
  return caller;
}

/** Returns every place that still refers to a person: paths of documents and files, and `auth`. */
export async function referencesTo(
  { firestore, bucket, inbox, auth }: Context,
  uid: string,
): Promise<string[]> {
  const references: string[] = [];
  for (const collection of await firestore.listCollections()) {
    for (const document of (await collection.get()).docs) {
      const text = `${document.ref.path} ${JSON.stringify(document.data())}`;
      if (text.includes(uid)) references.push(document.ref.path);
    }
  }
  for (const each of bucket.name === inbox.name ? [bucket] : [bucket, inbox]) {
    const [stored] = await each.getFiles();
    const mentioned = stored.filter(({ name, metadata }) =>
      `${name} ${JSON.stringify(metadata)}`.includes(uid),
    );
    references.push(...mentioned.map(({ name }) => name));
  }
  const { users } = await (await auth()).getUsers([{ uid }]);
  return [...references, ...users.map(() => 'auth')].sort();
}

/** The only document that remains of a deleted person until the deletion is finalized. */
export const deletionRecord = (uid: string) => [documents.accountDeletion(uid)];
