import { FieldValue, type QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { z } from 'zod';
import { collections, documents } from '../../domain/paths.ts';
import { generatedImageSchema } from '../../domain/studio/generated_image.ts';
import { imageConversionSchema } from '../../domain/studio/image_conversion.ts';
import { timestamp } from '../../domain/timestamp.ts';
import { type SweepPages, sweepDocuments } from '../../jobs/index.ts';
import type { Context } from '../../platform/context.ts';
import { readDocument } from '../../platform/read_document.ts';
import { transact, withMutex } from '../../platform/transact.ts';
import { imageReferences } from '../gallery/read_images.ts';

const expiredSchema = z.object({
  conversionId: z.string().min(1),
  imagePath: z.string().min(1),
  thumbnailPath: z.string().min(1).optional(),
});

/** Only the fields that marking reads, so a document with other invalid fields still expires. */
const markedSchema = {
  conversion: imageConversionSchema.pick({ status: true, isDeleted: true, images: true }),
  image: generatedImageSchema
    .pick({ isDeleted: true })
    .extend({ deletedAt: timestamp.nullable().default(null) }),
};

/**
 * Removes expired images: deletes their files first, then marks their documents, so the next run continues after a
 * crash. A conversion without images is marked too. Returns the number of images.
 */
export async function removeExpiredImages(context: Context, pages: SweepPages): Promise<number> {
  const images = context.firestore.collection(collections.generatedImages);
  const due = images.where('expiresAt', '<=', context.now());
  let removed = 0;
  for (const { name, query } of [
    { name: 'expired_images', query: due.where('isDeleted', '==', false) },
    // Deleted images were kept until now, so they could be restored.
    {
      name: 'expired_deleted_images',
      query: due.where('isDeleted', '==', true).where('removedAt', '==', null),
    },
  ]) {
    const { done } = await sweepDocuments(
      context,
      { name, query, orderBy: 'expiresAt', ...pages },
      (snapshot) => removeOne(context, snapshot),
    );
    removed += done;
  }
  return removed;
}

async function removeOne(context: Context, snapshot: QueryDocumentSnapshot): Promise<void> {
  const { conversionId, imagePath, thumbnailPath } = expiredSchema.parse(snapshot.data());
  const paths = thumbnailPath === undefined ? [imagePath] : [imagePath, thumbnailPath];
  await Promise.all(paths.map((path) => context.bucket.file(path).delete({ ignoreNotFound: true })));
  // Images of one conversion are adjacent. Run one after the other, their transactions need no retries.
  await withMutex(`conversion ${conversionId}`, () => mark(context, conversionId, snapshot.id));
}

/** Marks an image, removes it from its conversion, and also marks the conversion if it was the last one. */
async function mark({ firestore, now }: Context, conversionId: string, gone: string): Promise<void> {
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
      if (picture.id === gone) {
        const deletedAt = image.deletedAt ?? at;
        transaction.update(picture.ref, { isDeleted: true, deletedAt, removedAt: at, updatedAt });
      } else if (!image.isDeleted) left += 1;
    }
    if (!conversion) return;
    const isEmpty = left === 0 && conversion.status === 'completed' && !conversion.isDeleted;
    transaction.update(reference, {
      images: conversion.images.filter(({ imageId }) => imageId !== gone),
      ...(isEmpty ? { isDeleted: true, deletedAt: at } : {}),
      updatedAt,
    });
  });
}
