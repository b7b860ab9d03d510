import { FieldPath, FieldValue, type QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { z } from 'zod';
import { generatedImageSchema } from '../domain/generated_image.ts';
import { imageConversionSchema } from '../domain/image_conversion.ts';
import { moment } from '../domain/moment.ts';
import { collections, documents } from '../domain/paths.ts';
import type { Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import { type Pages, queryPages } from '../platform/query_pages.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';
import { imageReferences } from './read_images.ts';

/** Conversions whose pictures go side by side. */
const atOnce = 10;

const expiredSchema = z.object({
  conversionId: z.string().min(1),
  imagePath: z.string().min(1),
  thumbnailPath: z.string().min(1).optional(),
});

/** The little that marking reads: a document that breaks its schema elsewhere expires all the same. */
const markedSchema = {
  conversion: imageConversionSchema.pick({ status: true, isDeleted: true, images: true }),
  image: generatedImageSchema
    .pick({ isDeleted: true })
    .extend({ deletedAt: moment.nullable().default(null) }),
};

/**
 * Removes pictures that have expired: their files first, then the marks, so that a run that dies leaves nothing that
 * the next would pass over. A conversion without any picture left is marked too. Answers how many pictures went.
 */
export async function removeExpiredImages(context: Context, pages: Pages): Promise<number> {
  const images = context.firestore.collection(collections.generatedImages);
  const due = images
    .where('expiresAt', '<=', context.now())
    .orderBy('expiresAt')
    .orderBy(FieldPath.documentId());
  let removed = 0;
  for (const query of [
    due.where('isDeleted', '==', false),
    // What somebody deleted was kept for them until now.
    due.where('isDeleted', '==', true).where('removedAt', '==', null),
  ]) {
    for await (const docs of queryPages(query, pages)) removed += await removePage(context, docs);
  }
  return removed;
}

async function removePage(context: Context, docs: readonly QueryDocumentSnapshot[]): Promise<number> {
  const groups = [...Map.groupBy(docs, (snapshot) => String(snapshot.get('conversionId')))];
  let removed = 0;
  for (let at = 0; at < groups.length; at += atOnce) {
    const ends = await Promise.allSettled(
      groups.slice(at, at + atOnce).map(([conversionId, group]) => removeGroup(context, conversionId, group)),
    );
    for (const end of ends) {
      if (end.status === 'fulfilled') removed += end.value;
      // One that cannot be removed must not keep the others waiting; it is due again tomorrow.
      else log.bug(end.reason, { job: 'expired images' });
    }
  }
  return removed;
}

/** The expired pictures of one conversion. */
async function removeGroup(
  context: Context,
  conversionId: string,
  group: readonly QueryDocumentSnapshot[],
): Promise<number> {
  const paths = group.flatMap((snapshot) => {
    const { imagePath, thumbnailPath } = expiredSchema.parse(snapshot.data());
    return thumbnailPath === undefined ? [imagePath] : [imagePath, thumbnailPath];
  });
  await Promise.all(paths.map((path) => context.bucket.file(path).delete({ ignoreNotFound: true })));
  await mark(context, conversionId, new Set(group.map(({ id }) => id)));
  return group.length;
}

/** Marks the pictures, takes them out of their conversion, and marks that too when it was the last of them. */
async function mark(
  { firestore, now }: Context,
  conversionId: string,
  gone: ReadonlySet<string>,
): Promise<void> {
  const reference = firestore.doc(documents.imageConversion(conversionId));
  await transact(firestore, async (transaction) => {
    const conversion = readDocument(markedSchema.conversion, await transaction.get(reference));
    const pictures = await transaction.getAll(...imageReferences(firestore, conversionId));
    const at = now();
    const updatedAt = FieldValue.serverTimestamp();
    let left = 0;
    for (const picture of pictures) {
      const image = readDocument(markedSchema.image, picture);
      if (!image) continue;
      if (gone.has(picture.id)) {
        const deletedAt = image.deletedAt ?? at;
        transaction.update(picture.ref, { isDeleted: true, deletedAt, removedAt: at, updatedAt });
      } else if (!image.isDeleted) left += 1;
    }
    if (!conversion) return;
    const isEmpty = left === 0 && conversion.status === 'completed' && !conversion.isDeleted;
    transaction.update(reference, {
      images: conversion.images.filter(({ imageId }) => !gone.has(imageId)),
      ...(isEmpty ? { isDeleted: true, deletedAt: at } : {}),
      updatedAt,
    });
  });
}
