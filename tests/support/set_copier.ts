import { randomUUID } from 'node:crypto';
import { FieldValue } from 'firebase-admin/firestore';
import { collections, documents, files } from '../../functions/src/domain/paths.ts';
import { stampSchema } from '../../functions/src/domain/stamps/stamp.ts';
import type { BackendFixture } from './backend_fixture.ts';

export interface SetIds {
  readonly stampId: string;
  readonly queueId: string;
}

const parts = [
  collections.generateQueues,
  collections.generateQueueMessages,
  collections.images,
  collections.tokenConsumptions,
];

/**
 * Takes a snapshot of a set that was paid with tokens: documents, files and ledger entries. The returned function
 * creates a copy under new ids, so a test gets a set of its own without drawing one.
 */
export async function setCopier(
  { context: { firestore, bucket } }: Pick<BackendFixture, 'context'>,
  stampId: string,
): Promise<() => Promise<SetIds>> {
  const stamp = await firestore.doc(documents.stamp(stampId)).get();
  const { userId, queueId, consumedTokens } = stampSchema.parse(stamp.data());
  const results = await Promise.all(
    parts.map((name) => firestore.collection(name).where('stampId', '==', stampId).get()),
  );
  const snapshots = [stamp, ...results.flatMap(({ docs }) => docs)];
  const [stored] = await bucket.getFiles({ prefix: files.stampFolder(userId, stampId) });
  const pictures = await Promise.all(
    stored.map(async (file) => ({ path: file.name, bytes: (await file.download())[0] })),
  );
  return async () => {
    const copy = { stampId: `set${shortId()}`, queueId: `queue${shortId()}` };
    const renamed = (text: string) =>
      text.replaceAll(stampId, copy.stampId).replaceAll(queueId, copy.queueId);
    await Promise.all(
      pictures.map(({ path, bytes }) => bucket.file(renamed(path)).save(bytes, { resumable: false })),
    );
    const batch = firestore.batch();
    for (const each of snapshots) {
      batch.set(firestore.doc(renamed(each.ref.path)), mapTexts(each.data() ?? {}, renamed));
    }
    const tokenBalance = FieldValue.increment(0 - consumedTokens);
    batch.update(firestore.doc(documents.user(userId)), { tokenBalance });
    await batch.commit();
    return copy;
  };
}

const shortId = () => randomUUID().replaceAll('-', '').slice(0, 15);

/** Returns a document's data with `change` applied to every text and key. Timestamps stay the same. */
function mapTexts<Value>(value: Value, change: (text: string) => string): Value;
function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((each) => mapTexts(each, change));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [change(key), mapTexts(each, change)]),
  );
}
