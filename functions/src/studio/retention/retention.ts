import { FieldValue, type QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { collections } from '../../domain/paths.ts';
import { retentionDays } from '../../domain/studio/generated_image.ts';
import { imageConversionSchema, isUnfinished } from '../../domain/studio/image_conversion.ts';
import { parseStudioPath } from '../../domain/studio/studio_quota.ts';
import { type SweepPages, sweepDocuments, sweepFiles } from '../../jobs/index.ts';
import type { Context } from '../../platform/context.ts';
import type { StoredFile } from '../../platform/files.ts';
import { log } from '../../platform/log.ts';
import { readDocument } from '../../platform/read_document.ts';
import { originalPath } from '../conversions/conversion_files.ts';
import { removeExpiredImages } from './remove_expired_images.ts';

const day = 86_400_000;

/**
 * A file's document is looked up while the file is 1 to 3 days old; later it has been checked and is not looked up
 * again.
 */
const lookedUpDays = 3;

/** Older files are deleted without a lookup: TTL policies have deleted their documents by then. */
const mostDays = 2 * retentionDays + 1;

const isOurs = ({ path }: StoredFile) => path.startsWith('thumbnails/') || parseStudioPath(path) !== null;

/** Maximum duration of one run, in seconds. */
export const removalSeconds = 540;

/**
 * Runs the daily cleanup: expired images and orphaned files. Work that a run does not reach is left for the next
 * one.
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
 * Deletes the originals of conversions whose last image has expired, including failed ones, and marks the
 * conversions. Returns their number. Safe to interrupt and to run twice.
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
  // The sweep completes or fails such a conversion long before.
  if (!conversion || isUnfinished(conversion)) return;
  const { userId, uploadPaths, deletedAt } = conversion;
  const paths = [originalPath({ userId, conversionId: snapshot.id }), ...uploadPaths];
  await Promise.all(paths.map((path) => bucket.file(path).delete({ ignoreNotFound: true })));
  const at = now();
  await snapshot.ref.update(
    {
      isDeleted: true,
      deletedAt: deletedAt ?? at,
      removedAt: at,
      updatedAt: FieldValue.serverTimestamp(),
    },
    // If it was deleted with its owner in the meantime, it must not be created again.
    { exists: true },
  );
}

/**
 * Deletes files older than a day in the studio's folders that no document references: unused uploads, and leftovers
 * of crashed attempts. Returns the number of files.
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

/**
 * Returns the document that a stored file belongs to according to its metadata; null for an upload, which has none.
 */
function ownerOf({ marks }: StoredFile): string | null {
  if (marks.imageId) return `${collections.generatedImages}/${marks.imageId}`;
  return marks.conversionId ? `${collections.imageConversions}/${marks.conversionId}` : null;
}
