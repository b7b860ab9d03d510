import { readFile, writeFile } from 'node:fs/promises';
import { filePages } from '../../functions/src/platform/files.ts';
import { type BackedUpFile, bytesPath, sha256Of } from './backup_folder.ts';
import { bucketNames, type Connection } from './connection.ts';

const pageSize = 100;
const atOnce = 8;

/** Downloads all files of both buckets into a backup's folder and describes each. */
export async function* readFiles({ buckets }: Connection, folder: string): AsyncGenerator<BackedUpFile> {
  const seen = new Set<string>();
  for (const bucket of bucketNames) {
    // In a small project, both names can be the same bucket.
    if (seen.has(buckets[bucket].name)) continue;
    seen.add(buckets[bucket].name);
    for await (const page of filePages({ bucket: buckets[bucket] }, '', pageSize)) {
      for (let at = 0; at < page.length; at += atOnce) {
        yield* await Promise.all(
          page.slice(at, at + atOnce).map(async ({ path }): Promise<BackedUpFile> => {
            const file = buckets[bucket].file(path);
            const [[bytes], [{ contentType, cacheControl, metadata }]] = await Promise.all([
              file.download(),
              file.getMetadata(),
            ]);
            const sha256 = sha256Of(bytes);
            await writeFile(bytesPath(folder, sha256), bytes);
            const custom = Object.entries(metadata ?? {}).map(
              ([key, value]) => [key, String(value)] as const,
            );
            return {
              bucket,
              path,
              sha256,
              bytes: bytes.byteLength,
              ...(contentType ? { contentType } : {}),
              ...(cacheControl ? { cacheControl } : {}),
              ...(custom.length > 0 ? { metadata: Object.fromEntries(custom) } : {}),
            };
          }),
        );
      }
    }
  }
}

/** Uploads files unchanged. */
export async function writeFiles(
  { buckets }: Connection,
  folder: string,
  files: AsyncIterable<BackedUpFile>,
): Promise<number> {
  let count = 0;
  for await (const { bucket, path, sha256, contentType, cacheControl, metadata } of files) {
    await buckets[bucket].file(path).save(await readFile(bytesPath(folder, sha256)), {
      resumable: false,
      ...(contentType ? { contentType } : {}),
      metadata: { ...(cacheControl ? { cacheControl } : {}), ...(metadata ? { metadata } : {}) },
    });
    count += 1;
  }
  return count;
}

/** Tells whether any bucket contains a file. */
export async function hasFiles({ buckets }: Connection): Promise<boolean> {
  for (const bucket of Object.values(buckets)) {
    const [found] = await bucket.getFiles({ maxResults: 1, autoPaginate: false });
    if (found.length > 0) return true;
  }
  return false;
}
