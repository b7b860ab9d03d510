import type { Context } from '../platform/context.ts';
import { filePages } from '../platform/file_pages.ts';

const keptForMs = 86_400_000;
const pageSize = 200;
/** Uploads of every kind lie under the first; only those for previews are old news. */
const places = [
  { folder: 'previews/', glob: 'previews/**', isOurs: () => true },
  {
    folder: 'uploads/',
    glob: 'uploads/*/previews/**',
    isOurs: (path: string) => /^uploads\/[^/]+\/previews\//.test(path),
  },
] as const;

/** Removes previews, and photos uploaded for one, that are older than a day. Answers how many. */
export async function removeOldPreviews(context: Context): Promise<number> {
  const before = new Date(context.now().getTime() - keptForMs);
  let removed = 0;
  for (const { folder, glob, isOurs } of places) {
    for await (const page of filePages(context, folder, pageSize, { glob })) {
      const old = page.filter(({ path, createdAt }) => isOurs(path) && createdAt < before);
      await Promise.all(old.map(({ path }) => context.bucket.file(path).delete({ ignoreNotFound: true })));
      removed += old.length;
    }
  }
  return removed;
}
