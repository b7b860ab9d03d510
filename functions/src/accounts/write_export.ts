import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FieldPath, type QueryDocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import { personalCollections } from '../domain/accounts/personal_data.ts';
import { files } from '../domain/paths.ts';
import type { Context } from '../platform/context.ts';
import { download, filePages } from '../platform/files.ts';

/** One file of a ZIP. */
interface ZipEntry {
  readonly name: string;
  /** Whether it is already compressed; then it is stored without compression. */
  readonly isPacked: boolean;
  readonly pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** Maximum number of documents in memory. */
const pageSize = 200;

/** Maximum number of files in memory; none is larger than the limit for uploads. */
const filesAtOnce = 4;

/** Streams a ZIP of all of a person's data into the bucket, a page and a few files at a time. */
export async function writeExport(context: Context, uid: string, path: string): Promise<void> {
  const target = context.bucket.file(path).createWriteStream({
    resumable: false,
    contentType: 'application/zip',
    metadata: { cacheControl: 'private, no-store' },
  });
  await pipeline(Readable.from(zipStream(everythingOf(context, uid))), target);
}

async function* everythingOf(context: Context, uid: string): AsyncGenerator<ZipEntry> {
  for (const { collection, withheld, isExported } of personalCollections) {
    if (!isExported) continue;
    const pieces = documentsOf(context, { collection, uid, withheld: new Set(withheld) });
    yield { name: `data/${collection}.json`, isPacked: false, pieces };
  }
  for (const folder of files.foldersOf(uid)) {
    for await (const { path, bytes } of filesOf(context, folder)) {
      yield { name: path.replace(/\/user_[^/]*\//, '/'), isPacked: true, pieces: [bytes] };
    }
  }
}

interface Wanted {
  readonly collection: string;
  readonly uid: string;
  readonly withheld: ReadonlySet<string>;
}

/** Yields a person's documents of a collection as a JSON array, in chunks. */
async function* documentsOf(
  { firestore }: Context,
  { collection, uid, withheld }: Wanted,
): AsyncGenerator<Uint8Array> {
  const all = firestore.collection(collection).where('userId', '==', uid).orderBy(FieldPath.documentId());
  let last: QueryDocumentSnapshot | undefined;
  do {
    const { docs } = await (last ? all.startAfter(last) : all).limit(pageSize).get();
    const lines = docs.map((document) => {
      const shown = Object.entries(document.data()).filter(([field]) => !withheld.has(field));
      return JSON.stringify(plain({ id: document.id, ...Object.fromEntries(shown) }), null, 2);
    });
    const start = last ? ',\n' : '[\n';
    if (lines.length > 0 || !last) yield Buffer.from(`${start}${lines.join(',\n')}`);
    last = docs.length === pageSize ? docs.at(-1) : undefined;
  } while (last);
  yield Buffer.from('\n]\n');
}

/** Converts a stored value for JSON, with timestamps as ISO 8601. */
function plain(value: unknown): unknown {
  if (value instanceof Timestamp) return value.toDate().toISOString();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

async function* filesOf(context: Context, folder: string) {
  for await (const page of filePages(context, folder, filesAtOnce)) {
    const read = await Promise.all(
      page.map(async ({ path }) => ({ path, bytes: await download(context, path) })),
    );
    for (const { path, bytes } of read) if (bytes) yield { path, bytes };
  }
}

/** Yields a ZIP in chunks, each created on demand, so only one chunk of one file is in memory. */
async function* zipStream(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const { Zip, ZipDeflate, ZipPassThrough } = await import('fflate');
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  for await (const { name, isPacked, pieces } of entries) {
    const file = isPacked ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    zip.add(file);
    for await (const piece of pieces) {
      file.push(piece);
      yield* ready.splice(0);
    }
    file.push(new Uint8Array(0), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}
