import { FieldValue } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import type { GeneratedImage } from '../domain/generated_image.ts';
import { documents } from '../domain/paths.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { transact } from '../platform/transact.ts';
import { readOwnConversion, readOwnImage } from './read_own.ts';

type Change = Partial<Pick<GeneratedImage, 'brightnessAdjustment' | 'rating'>>;

/** Keeps how bright a picture is to be shown; its file stays as it is. Throws `not_yours`, `studio_gone`. */
export async function setBrightness(
  context: Context,
  { uid }: Caller,
  { imageId, brightness }: CallableRequest<'setBrightness'>,
): Promise<CallableOutput<'setBrightness'>> {
  await change(context, { uid, imageId }, { brightnessAdjustment: brightness });
  return {};
}

/** Keeps what somebody thinks of a picture; null takes it back. Throws `not_yours`, `studio_gone`. */
export async function rateImage(
  context: Context,
  { uid }: Caller,
  { imageId, rating }: CallableRequest<'rateImage'>,
): Promise<CallableOutput<'rateImage'>> {
  await change(context, { uid, imageId }, { rating });
  return {};
}

/** Of a picture and of what its conversion keeps of it. */
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
