import { FieldValue, type QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { z } from 'zod';
import { generatedImageSchema } from '../domain/generated_image.ts';
import { imageConversionSchema } from '../domain/image_conversion.ts';
import { collections, documents } from '../domain/paths.ts';
import { timestamp } from '../domain/timestamp.ts';
import { type SweepPages, sweepDocuments } from '../jobs/index.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact, withMutex } from '../platform/transact.ts';
import { imageReferences } from './read_images.ts';

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
    .extend({ deletedAt: timestamp.nullable().default(null) }),
};

/**
 * Removes pictures that have expired: their files first, then the marks, so that a run that dies leaves nothing that
 * the next would pass over. A conversion without any picture left is marked too. Answers how many pictures went.
 */
export async function removeExpiredImages(context: Context, pages: SweepPages): Promise<number> {
  const images = context.firestore.collection(collections.generatedImages);
  const due = images.where('expiresAt', '<=', context.now());
  let removed = 0;
  for (const { name, query } of [
    { name: 'expired_images', query: due.where('isDeleted', '==', false) },
    // What somebody deleted was kept for them until now.
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
  // Pictures of one conversion come side by side: one after the other they need not try again.
  await withMutex(`conversion ${conversionId}`, () => mark(context, conversionId, snapshot.id));
}

/** Marks a picture, takes it out of its conversion, and marks that too when it was the last of them. */
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
