import { FieldValue } from 'firebase-admin/firestore';
import { documents } from '../domain/paths.ts';
import type { Context } from '../platform/context.ts';
import { transact } from '../platform/transact.ts';
import { originalPath } from './conversion_files.ts';
import { type Attempt, assertConversionLease } from './conversion_job.ts';
import { readPhoto } from './read_photo.ts';

/**
 * The photo that a conversion works on: upright, without metadata, kept beside the upload and shown in its place. An
 * earlier attempt may have made it already.
 *
 * @throws PochittoError `studio_photo_missing`, and what is wrong with a photo; LeaseLostError.
 */
export async function prepareOriginal(context: Context, attempt: Attempt): Promise<Uint8Array> {
  const { conversionId, conversion } = attempt;
  const path = originalPath({ userId: conversion.userId, conversionId });
  const photo = await readPhoto(context, conversion.originalImagePath);
  if (conversion.originalImagePath === path) return photo;
  const { studioOriginal } = await import('../engine/index.ts');
  const { bytes } = await studioOriginal(photo);
  await context.bucket.file(path).save(Buffer.from(bytes), {
    contentType: 'image/jpeg',
    resumable: false,
    metadata: { cacheControl: 'private, max-age=300', metadata: { conversionId } },
  });
  await transact(context.firestore, async (transaction) => {
    await assertConversionLease(context, transaction, attempt);
    transaction.update(context.firestore.doc(documents.imageConversion(conversionId)), {
      originalImagePath: path,
      originalImageSize: bytes.byteLength,
      updatedAt: FieldValue.serverTimestamp(),
    });
  });
  return bytes;
}
