import { documents, ids } from '../../domain/paths.ts';
import { generatedImageSchema } from '../../domain/studio/generated_image.ts';
import {
  type ImageConversion,
  imageConversionSchema,
  isUnfinished,
  maxVariants,
} from '../../domain/studio/image_conversion.ts';
import type { Context } from '../../platform/context.ts';
import { readDocument } from '../../platform/read_document.ts';
import { originalPath, variantPaths } from '../conversions/conversion_files.ts';

/**
 * Deletes leftovers of a finished conversion: its uploads, and files that no document references because it was
 * cancelled or an attempt crashed or finished late. Deletes nothing while an attempt may be running. Idempotent.
 * `userId` locates the files of a conversion whose document is gone; null if it is unknown.
 */
export async function removeUnnamed(
  context: Context,
  { conversionId, userId: known }: { readonly conversionId: string; readonly userId: string | null },
): Promise<void> {
  const { firestore, bucket } = context;
  const snapshot = await firestore.doc(documents.imageConversion(conversionId)).get();
  const conversion = readDocument(imageConversionSchema, snapshot);
  const userId = conversion?.userId ?? known;
  if (userId === null || (conversion && isUnfinished(conversion))) return;
  const named = await namedPaths(context, conversionId, conversion);
  const paths = [
    originalPath({ userId, conversionId }),
    ...numbers.flatMap((number) => [
      ...Object.values(variantPaths({ userId, conversionId }, 'embedded', number)),
      variantPaths({ userId, conversionId }, 'openai', number).imagePath,
    ]),
    ...(conversion?.uploadPaths ?? []),
  ];
  const unnamed = paths.filter((path) => !named.has(path));
  await Promise.all(unnamed.map((path) => bucket.file(path).delete({ ignoreNotFound: true })));
}

const numbers = Array.from({ length: maxVariants }, (_, index) => index + 1);

async function namedPaths(
  { firestore }: Context,
  conversionId: string,
  conversion: ImageConversion | null,
): Promise<Set<string>> {
  if (!conversion || conversion.status === 'cancelled' || conversion.removedAt) return new Set();
  const snapshots = await firestore.getAll(
    ...numbers.map((number) =>
      firestore.doc(documents.generatedImage(ids.generatedImage(conversionId, number))),
    ),
  );
  const images = snapshots.flatMap((snapshot) => readDocument(generatedImageSchema, snapshot) ?? []);
  const kept = images.filter(({ removedAt }) => !removedAt);
  const own = originalPath({ userId: conversion.userId, conversionId });
  return new Set([
    ...kept.flatMap(({ imagePath, thumbnailPath }) => [imagePath, thumbnailPath]),
    ...(conversion.originalImagePath === own ? [own] : []),
  ]);
}
