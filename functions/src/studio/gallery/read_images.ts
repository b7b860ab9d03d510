import type { DocumentReference, Firestore, Transaction } from 'firebase-admin/firestore';
import { documents, ids } from '../../domain/paths.ts';
import {
  type ConversionImage,
  type GeneratedImage,
  generatedImageSchema,
} from '../../domain/studio/generated_image.ts';
import { type ImageConversion, maxVariants } from '../../domain/studio/image_conversion.ts';
import type { Context } from '../../platform/context.ts';
import { readDocument } from '../../platform/read_document.ts';
import type { Attempt } from '../conversions/conversion_job.ts';

export interface Picture {
  readonly imageId: string;
  readonly reference: DocumentReference;
  readonly image: GeneratedImage;
}

/** Returns references to all possible images of a conversion, whether or not they exist. */
export function imageReferences(firestore: Firestore, conversionId: string): DocumentReference[] {
  const imageIds = Array.from({ length: maxVariants }, (_, at) => ids.generatedImage(conversionId, at + 1));
  return imageIds.map((imageId) => firestore.doc(documents.generatedImage(imageId)));
}

/** Reads every image that a conversion ever delivered, in order of their numbers, inside `transaction`. */
export async function readImages(
  { firestore }: Context,
  transaction: Transaction,
  conversionId: string,
): Promise<Picture[]> {
  const snapshots = await transaction.getAll(...imageReferences(firestore, conversionId));
  return snapshots.flatMap((snapshot) => {
    const image = readDocument(generatedImageSchema, snapshot);
    return image ? [{ imageId: snapshot.id, reference: snapshot.ref, image }] : [];
  });
}

/** Returns the part of an image that is stored in its conversion. */
export function shownOf({ imageId, image }: Pick<Picture, 'imageId' | 'image'>): ConversionImage {
  const { imagePath, imageName, thumbnailPath, width, height, number, label } = image;
  const { brightnessAdjustment, rating, expiresAt } = image;
  return {
    imageId,
    imagePath,
    imageName,
    thumbnailPath,
    width,
    height,
    number,
    label,
    brightnessAdjustment,
    rating,
    expiresAt,
  };
}

/**
 * Returns the numbers of the variants that no attempt has delivered. Images that were deleted later count as
 * delivered.
 */
export async function missingNumbers({ firestore }: Context, attempt: Attempt): Promise<number[]> {
  const numbers = numbersOf(attempt.conversion);
  const snapshots = await firestore.getAll(
    ...numbers.map((number) =>
      firestore.doc(documents.generatedImage(ids.generatedImage(attempt.conversionId, number))),
    ),
  );
  return numbers.filter((_, index) => !snapshots[index]?.exists);
}

const numbersOf = ({ generationCount }: ImageConversion) =>
  Array.from({ length: generationCount }, (_, index) => index + 1);
