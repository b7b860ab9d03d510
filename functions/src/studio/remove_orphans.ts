import { retentionDays } from '../domain/generated_image.ts';
import { collections } from '../domain/paths.ts';
import { parseStudioPath } from '../domain/studio_upload.ts';
import { type SweepPages, sweepFiles } from '../jobs/index.ts';
import type { Context } from '../platform/context.ts';
import type { StoredFile } from '../platform/file_pages.ts';

const day = 86_400_000;
/** A file is looked up on the days after its first; older ones were, and go when even TTL policies are long through. */
const lookedUpDays = 3;
const mostDays = 2 * retentionDays + 1;

/**
 * Removes what lies in the studio's folders for more than a day without a document that names it: uploads that nothing
 * was started with, and what deaths left behind. Answers how many files.
 */
export async function removeOrphans(context: Context, pages: SweepPages = {}): Promise<number> {
  const { bucket } = context;
  const swept = await Promise.all(
    [
      { name: 'studio_uploads', folder: 'uploads/' },
      { name: 'studio_thumbnails', folder: 'thumbnails/' },
    ].map((place) =>
      sweepFiles(context, { ...place, bucket, ...pages }, async (file) => {
        if (!isOurs(file) || !(await isOrphan(context, file))) return false;
        return bucket.file(file.path).delete({ ignoreNotFound: true });
      }),
    ),
  );
  return swept.reduce((sum, { done }) => sum + done, 0);
}

const isOurs = ({ path }: StoredFile) => path.startsWith('thumbnails/') || parseStudioPath(path) !== null;

async function isOrphan({ firestore, now }: Context, file: StoredFile): Promise<boolean> {
  const days = (now().getTime() - file.createdAt.getTime()) / day;
  if (days > mostDays) return true;
  if (days <= 1 || days > lookedUpDays) return false;
  const owner = ownerOf(file);
  if (owner === null) return true;
  const [snapshot] = await firestore.getAll(firestore.doc(owner), {
    fieldMask: ['imagePath', 'thumbnailPath', 'originalImagePath', 'status'],
  });
  const { imagePath, thumbnailPath, originalImagePath, status } = snapshot?.data() ?? {};
  return status === 'cancelled' || ![imagePath, thumbnailPath, originalImagePath].includes(file.path);
}

/** The document that a file of ours says it belongs to; null for an upload, which says nothing. */
function ownerOf({ marks }: StoredFile): string | null {
  if (marks.imageId) return `${collections.generatedImages}/${marks.imageId}`;
  return marks.conversionId ? `${collections.imageConversions}/${marks.conversionId}` : null;
}
