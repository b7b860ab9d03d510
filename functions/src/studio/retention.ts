import { FieldValue, type QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { retentionDays } from '../domain/generated_image.ts';
import { imageConversionSchema, isUnfinished } from '../domain/image_conversion.ts';
import { collections } from '../domain/paths.ts';
import { parseStudioPath } from '../domain/studio_quota.ts';
import { type SweepPages, sweepDocuments, sweepFiles } from '../jobs/index.ts';
import type { Context } from '../platform/context.ts';
import type { StoredFile } from '../platform/files.ts';
import { log } from '../platform/log.ts';
import { readDocument } from '../platform/read_document.ts';
import { originalPath } from './conversion_files.ts';
import { removeExpiredImages } from './remove_expired_images.ts';

const day = 86_400_000;

/** A file is looked up on the days after its first; older ones were, and go when even TTL policies are long through. */
const lookedUpDays = 3;

const mostDays = 2 * retentionDays + 1;

const isOurs = ({ path }: StoredFile) => path.startsWith('thumbnails/') || parseStudioPath(path) !== null;

/** Seconds that one run may take. */
export const removalSeconds = 540;

/**
 * The daily round: what has expired, and what belongs to nothing. What a run does not get to waits for the next, and
 * each of the three gets its share of the time.
 */
export async function removeExpired(
  context: Context,
  { pageSize = 200, until = Date.now() + (removalSeconds - 120) * 1000 }: SweepPages = {},
): Promise<void> {
  const pages = { pageSize, until };
  const [images, orphans] = await Promise.all([
    removeExpiredImages(context, pages),
    removeOrphans(context, pages),
  ]);
  const conversions = await removeExpiredConversions(context, pages);
  log.info('expired images removed', { images, conversions, orphans });
}

/**
 * Removes the originals of conversions whose last picture has expired, and marks the conversions, those that failed
 * too. Answers how many. Safe to die anywhere and to run twice.
 */
async function removeExpiredConversions(context: Context, pages: SweepPages): Promise<number> {
  const query = context.firestore
    .collection(collections.imageConversions)
    .where('removedAt', '==', null)
    .where('expiresAt', '<=', context.now());
  const { done } = await sweepDocuments(
    context,
    { name: 'expired_conversions', query, orderBy: 'expiresAt', atOnce: 20, ...pages },
    (snapshot) => removeOne(context, snapshot),
  );
  return done;
}

async function removeOne({ bucket, now }: Context, snapshot: QueryDocumentSnapshot): Promise<void> {
  const conversion = readDocument(imageConversionSchema, snapshot);
  // The sweep ends such a one long before.
  if (!conversion || isUnfinished(conversion)) return;
  const { userId, uploadPaths, deletedAt } = conversion;
  const paths = [originalPath({ userId, conversionId: snapshot.id }), ...uploadPaths];
  await Promise.all(paths.map((path) => bucket.file(path).delete({ ignoreNotFound: true })));
  const at = now();
  await snapshot.ref.update(
    {
      ...{ isDeleted: true, deletedAt: deletedAt ?? at, removedAt: at },
      updatedAt: FieldValue.serverTimestamp(),
    },
    // Gone with its person meanwhile, it must not come back.
    { exists: true },
  );
}

/**
 * Removes what lies in the studio's folders for more than a day without a document that names it: uploads that nothing
 * was started with, and what deaths left behind. Answers how many files.
 */
async function removeOrphans(context: Context, pages: SweepPages = {}): Promise<number> {
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
