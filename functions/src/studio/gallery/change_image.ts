import { FieldValue } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import { PochittoError } from '../../domain/errors.ts';
import { documents } from '../../domain/paths.ts';
import type { GeneratedImage } from '../../domain/studio/generated_image.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { transact } from '../../platform/transact.ts';
import { readOwnConversion, readOwnImage } from '../conversions/conversion_record.ts';

type Change = Partial<Pick<GeneratedImage, 'brightnessAdjustment' | 'rating'>>;

/**
 * Stores the brightness adjustment of an image; its file is unchanged.
 *
 * @throws PochittoError `not_yours`, `studio_gone`
 */
export async function setBrightness(
  context: Context,
  { uid }: Caller,
  { imageId, brightness }: CallableRequest<'setBrightness'>,
): Promise<CallableOutput<'setBrightness'>> {
  await change(context, { uid, imageId }, { brightnessAdjustment: brightness });
  return {};
}

/**
 * Stores the rating of an image; null removes it.
 *
 * @throws PochittoError `not_yours`, `studio_gone`
 */
export async function rateImage(
  context: Context,
  { uid }: Caller,
  { imageId, rating }: CallableRequest<'rateImage'>,
): Promise<CallableOutput<'rateImage'>> {
  await change(context, { uid, imageId }, { rating });
  return {};
}

/** Changes fields of an image that are also stored in its conversion. */
function change(
  context: Context,
  { uid, imageId }: { readonly uid: string; readonly imageId: string },
  changes: Change,
): Promise<void> {
  const { firestore, now } = context;
  return transact(firestore, async (transaction) => {
    const image = await readOwnImage(context, transaction, { uid, imageId });
    const { conversionId } = image;
    const conversion = await readOwnConversion(context, transaction, { uid, conversionId });
    if (image.isDeleted || image.expiresAt <= now()) throw new PochittoError('studio_gone');
    const updatedAt = FieldValue.serverTimestamp();
    transaction.update(firestore.doc(documents.generatedImage(imageId)), { ...changes, updatedAt });
    transaction.update(firestore.doc(documents.imageConversion(conversionId)), {
      images: conversion.images.map((each) => (each.imageId === imageId ? { ...each, ...changes } : each)),
      updatedAt,
    });
  });
}
