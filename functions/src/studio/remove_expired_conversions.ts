import { FieldPath, FieldValue, type QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { imageConversionSchema } from '../domain/image_conversion.ts';
import { collections } from '../domain/paths.ts';
import type { Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import { type Pages, queryPages } from '../platform/query_pages.ts';
import { readDocument } from '../platform/read_document.ts';
import { isUnfinished } from './claim_conversion.ts';
import { originalPath } from './conversion_files.ts';

const atOnce = 20;

/**
 * Removes the originals of conversions whose last picture has expired, and marks the conversions, those that failed
 * too. Answers how many. Safe to die anywhere and to run twice.
 */
export async function removeExpiredConversions(context: Context, pages: Pages): Promise<number> {
  const due = context.firestore
    .collection(collections.imageConversions)
    .where('removedAt', '==', null)
    .where('expiresAt', '<=', context.now())
    .orderBy('expiresAt')
    .orderBy(FieldPath.documentId());
  let removed = 0;
  for await (const docs of queryPages(due, pages)) {
    for (let at = 0; at < docs.length; at += atOnce) {
      const ends = await Promise.allSettled(
        docs.slice(at, at + atOnce).map((snapshot) => removeOne(context, snapshot)),
      );
      for (const end of ends) {
        if (end.status === 'fulfilled') removed += 1;
        else log.bug(end.reason, { job: 'expired conversions' });
      }
    }
  }
  return removed;
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
