import type { Context } from './context.ts';
import { filePages } from './file_pages.ts';

/** Files that are removed side by side. */
const pageSize = 50;

/**
 * Removes every file of a folder, page by page, and tells how many after each page. Another may be at the same folder: a
 * file that is gone already is no failure, as it would be to `Bucket.deleteFiles`.
 */
export async function clearFolder(
  { bucket }: Pick<Context, 'bucket'>,
  folder: string,
  onRemoved: (files: number) => Promise<void> = async () => {},
): Promise<void> {
  for await (const page of filePages({ bucket }, folder, pageSize)) {
    if (page.length === 0) continue;
    await Promise.all(page.map(({ path }) => bucket.file(path).delete({ ignoreNotFound: true })));
    await onRemoved(page.length);
  }
}
