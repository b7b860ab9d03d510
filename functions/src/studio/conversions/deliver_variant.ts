import { FieldValue, Timestamp } from 'firebase-admin/firestore';
import { documents, ids } from '../../domain/paths.ts';
import {
  type ConversionImage,
  expiryOf,
  type GeneratedImage,
  purgeOf,
} from '../../domain/studio/generated_image.ts';
import type { ImageConversion } from '../../domain/studio/image_conversion.ts';
import type { Context } from '../../platform/context.ts';
import { transact, withMutex } from '../../platform/transact.ts';
import { variantFormats, variantPaths } from './conversion_files.ts';
import { type Attempt, assertConversionLease } from './conversion_job.ts';

/** Longest side of an image in the gallery, in pixels. */
const thumbnailSide = 480;

/** A finished image. `number` starts at 1. */
export interface Variant extends Pick<GeneratedImage, 'number' | 'label' | 'width' | 'height'> {
  readonly bytes: Uint8Array;
}

/**
 * Stores a finished variant with its thumbnail and records both, so the page shows it immediately.
 *
 * @throws LeaseLostError if the attempt is over; `removeUnnamed` then deletes the files
 */
export async function deliverVariant(context: Context, attempt: Attempt, variant: Variant): Promise<void> {
  const { conversionId, conversion } = attempt;
  const imageId = ids.generatedImage(conversionId, variant.number);
  const { userId, engine } = conversion;
  const paths = variantPaths({ userId, conversionId }, engine, variant.number);
  const { drawThumbnail } = await import('../../engine/index.ts');
  const thumbnail = await drawThumbnail(variant.bytes, thumbnailSide);
  const save = (path: string, bytes: Uint8Array, contentType: string) =>
    context.bucket.file(path).save(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      contentType,
      resumable: false,
      metadata: { cacheControl: 'private, max-age=300', metadata: { imageId } },
    });
  await Promise.all([
    save(paths.imagePath, variant.bytes, variantFormats[engine].contentType),
    save(paths.thumbnailPath, thumbnail, 'image/webp'),
  ]);
  // Several variants may finish at once. Run one after the other, their transactions need no retries.
  await withMutex(`conversion ${conversionId}`, () => record(context, attempt, { ...variant, ...paths }));
}

type Stored = Variant & Pick<GeneratedImage, 'imagePath' | 'thumbnailPath'>;

function record(context: Context, attempt: Attempt, variant: Stored): Promise<void> {
  const { firestore, now } = context;
  const { conversionId } = attempt;
  const { number, label, width, height, imagePath, thumbnailPath } = variant;
  const imageId = ids.generatedImage(conversionId, number);
  return transact(firestore, async (transaction) => {
    const conversion = await assertConversionLease(context, transaction, attempt);
    const at = now();
    const expiresAt = expiryOf(at);
    const shown = {
      imagePath,
      thumbnailPath,
      width,
      height,
      number,
      label,
      expiresAt,
      imageName: nameOf(conversion, number),
      brightnessAdjustment: 0,
      rating: null,
    };
    const image: ConversionImage = { imageId, ...shown };
    const updatedAt = FieldValue.serverTimestamp();
    const times = {
      expiresAt: Timestamp.fromDate(expiresAt),
      purgeAt: Timestamp.fromDate(purgeOf(expiresAt)),
    };
    transaction.create(firestore.doc(documents.generatedImage(imageId)), {
      userId: conversion.userId,
      conversionId,
      ...shown,
      imageSize: variant.bytes.byteLength,
      isDeleted: false,
      removedAt: null,
      ...times,
      createdAt: Timestamp.fromDate(at),
      updatedAt,
      deletedAt: null,
    });
    transaction.update(firestore.doc(documents.imageConversion(conversionId)), {
      images: [...conversion.images, image].toSorted((one, other) => one.number - other.number),
      deliveredCount: conversion.deliveredCount + 1,
      ...times,
      updatedAt,
    });
  });
}

/** Returns the name of the person's file, with the image's number. */
function nameOf({ originalImageName, engine }: ImageConversion, number: number): string {
  const base = originalImageName.replace(/\.[^.]*$/, '').slice(0, 200) || 'photo';
  return `${base}_${number}.${variantFormats[engine].ending}`;
}
