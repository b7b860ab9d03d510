import { retentionDays } from '../domain/generated_image.ts';
import { collections } from '../domain/paths.ts';
import { parseStudioPath } from '../domain/studio_upload.ts';
import type { Context } from '../platform/context.ts';
import { filePages, type StoredFile } from '../platform/file_pages.ts';

const pageSize = 200;
const day = 86_400_000;
/** A file is looked up on the days after its first; older ones were, and go when even TTL policies are long through. */
const lookedUpDays = 3;
const mostDays = 2 * retentionDays + 1;

/**
 * Removes what lies in the studio's folders for more than a day without a document that names it: uploads that nothing
 * was started with, and what deaths left behind. Answers how many files.
 */
export async function removeOrphans(context: Context): Promise<number> {
  let removed = 0;
  for (const folder of ['uploads/', 'thumbnails/']) {
    for await (const page of filePages(context, folder, pageSize)) {
      const orphans = await orphansOf(context, page.filter(isOurs));
      await Promise.all(
        orphans.map(({ path }) => context.bucket.file(path).delete({ ignoreNotFound: true })),
      );
      removed += orphans.length;
    }
  }
  return removed;
}

const isOurs = ({ path }: StoredFile) => path.startsWith('thumbnails/') || parseStudioPath(path) !== null;

async function orphansOf({ firestore, now }: Context, stored: readonly StoredFile[]): Promise<StoredFile[]> {
  const ageOf = ({ createdAt }: StoredFile) => (now().getTime() - createdAt.getTime()) / day;
  const old = stored.filter((file) => ageOf(file) > mostDays);
  const young = stored.filter((file) => ageOf(file) > 1 && ageOf(file) <= lookedUpDays);
  const owned = young.flatMap((file) => {
    const owner = ownerOf(file);
    return owner ? [{ file, owner }] : [];
  });
  const ownerless = young.filter((file) => ownerOf(file) === null);
  if (owned.length === 0) return [...old, ...ownerless];
  const snapshots = await firestore.getAll(...owned.map(({ owner }) => firestore.doc(owner)), {
    fieldMask: ['imagePath', 'thumbnailPath', 'originalImagePath', 'status'],
  });
  const unnamed = owned.filter(({ file: { path } }, index) => {
    const { imagePath, thumbnailPath, originalImagePath, status } = snapshots[index]?.data() ?? {};
    return status === 'cancelled' || ![imagePath, thumbnailPath, originalImagePath].includes(path);
  });
  return [...old, ...ownerless, ...unnamed.map(({ file }) => file)];
}

/** The document that a file of ours says it belongs to; null for an upload, which says nothing. */
function ownerOf({ marks }: StoredFile): string | null {
  if (marks.imageId) return `${collections.generatedImages}/${marks.imageId}`;
  return marks.conversionId ? `${collections.imageConversions}/${marks.conversionId}` : null;
}
