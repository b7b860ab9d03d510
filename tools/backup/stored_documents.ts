import { z } from 'zod';
import { ask } from '../google_api/ask.ts';
import type { Connection } from './connection.ts';

/** A document as returned by the API: typed values, times to the microsecond. `path` is `<collection>/<id>`. */
export const storedDocumentSchema = z.object({
  path: z.string().regex(/^[^/]+\/[^/]+$/),
  fields: z.record(z.string(), z.unknown()),
});
export type StoredDocument = z.infer<typeof storedDocumentSchema>;

const listSchema = z.object({
  documents: z
    .array(z.object({ name: z.string(), fields: z.record(z.string(), z.unknown()).default({}) }))
    .default([]),
  nextPageToken: z.string().optional(),
});
const collectionsSchema = z.object({
  collectionIds: z.array(z.string()).default([]),
  nextPageToken: z.string().optional(),
});

const pageSize = 300;
/** Limits of one commit: the API takes 10 MiB. */
const mostBytes = 4_000_000;
const mostWrites = 300;

const root = ({ firestoreUrl, projectId }: Connection) =>
  `${firestoreUrl}/v1/projects/${projectId}/databases/(default)/documents`;

/** Returns the names of all collections with documents. Pochitto has no subcollections. */
export async function listCollections(connection: Connection): Promise<string[]> {
  const found: string[] = [];
  for (let pageToken: string | undefined; ; ) {
    const page = collectionsSchema.parse(
      await ask(connection, 'POST', `${root(connection)}:listCollectionIds`, {
        pageSize,
        ...(pageToken ? { pageToken } : {}),
      }),
    );
    found.push(...page.collectionIds);
    if (!page.nextPageToken) return found.toSorted();
    pageToken = page.nextPageToken;
  }
}

/** Reads all documents of a collection, ordered by ID. */
export async function* readDocuments(
  connection: Connection,
  collection: string,
): AsyncGenerator<StoredDocument> {
  let pageToken = '';
  do {
    const query = new URLSearchParams({ pageSize: String(pageSize), ...(pageToken ? { pageToken } : {}) });
    const page = listSchema.parse(await ask(connection, 'GET', `${root(connection)}/${collection}?${query}`));
    for (const { name, fields } of page.documents) {
      yield { path: `${collection}/${name.slice(name.lastIndexOf('/') + 1)}`, fields };
    }
    pageToken = page.nextPageToken ?? '';
  } while (pageToken !== '');
}

/** Writes documents unchanged. Without `overwrite`, an existing document fails the commit. */
export async function writeDocuments(
  connection: Connection,
  documents: AsyncIterable<StoredDocument>,
  { overwrite }: { readonly overwrite: boolean },
): Promise<number> {
  const names = `projects/${connection.projectId}/databases/(default)/documents`;
  let writes: object[] = [];
  let bytes = 0;
  let count = 0;
  const commit = async () => {
    if (writes.length > 0) await ask(connection, 'POST', `${root(connection)}:commit`, { writes });
    count += writes.length;
    writes = [];
    bytes = 0;
  };
  for await (const { path, fields } of documents) {
    const size = JSON.stringify(fields).length;
    if (writes.length === mostWrites || bytes + size > mostBytes) await commit();
    bytes += size;
    const update = { name: `${names}/${path}`, fields };
    writes.push({ update, ...(overwrite ? {} : { currentDocument: { exists: false } }) });
  }
  await commit();
  return count;
}
