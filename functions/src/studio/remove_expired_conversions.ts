import { FieldValue, type QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { imageConversionSchema, isUnfinished } from '../domain/image_conversion.ts';
import { collections } from '../domain/paths.ts';
import { type SweepPages, sweepDocuments } from '../jobs/index.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { originalPath } from './conversion_files.ts';

/**
 * Removes the originals of conversions whose last picture has expired, and marks the conversions, those that failed
 * too. Answers how many. Safe to die anywhere and to run twice.
 */
export async function removeExpiredConversions(context: Context, pages: SweepPages): Promise<number> {
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
