import { exportKeptSeconds } from '../domain/data_export.ts';
import { exportsFolder } from '../domain/paths.ts';
import type { Context } from '../platform/context.ts';
import { filePages } from '../platform/file_pages.ts';

const pageSize = 100;

/** Removes exports that are older than a day. Gives how many. */
export async function removeOldExports(context: Context): Promise<number> {
  const before = new Date(context.now().getTime() - exportKeptSeconds * 1000);
  let removed = 0;
  for await (const page of filePages(context, exportsFolder, pageSize)) {
    const old = page.filter(({ createdAt }) => createdAt <= before);
    await Promise.all(old.map(({ path }) => context.bucket.file(path).delete({ ignoreNotFound: true })));
    removed += old.length;
  }
  return removed;
}
