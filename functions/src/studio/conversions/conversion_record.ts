import { type DocumentReference, FieldValue, type Transaction } from 'firebase-admin/firestore';
import { PochittoError } from '../../domain/errors.ts';
import { documents } from '../../domain/paths.ts';
import { type GeneratedImage, generatedImageSchema } from '../../domain/studio/generated_image.ts';
import {
  type ConversionStatus,
  conversionMayBecome,
  type ImageConversion,
  imageConversionSchema,
} from '../../domain/studio/image_conversion.ts';
import type { Context } from '../../platform/context.ts';
import { readDocument } from '../../platform/read_document.ts';

/**
 * Reads a conversion inside `transaction`.
 *
 * @throws PochittoError `not_yours`, also if it does not exist
 */
export async function readOwnConversion(
  { firestore }: Context,
  transaction: Transaction,
  { uid, conversionId }: { readonly uid: string; readonly conversionId: string },
): Promise<ImageConversion> {
  const reference = firestore.doc(documents.imageConversion(conversionId));
  const conversion = readDocument(imageConversionSchema, await transaction.get(reference));
  if (conversion?.userId !== uid) throw new PochittoError('not_yours');
  return conversion;
}

/** Like `readOwnConversion`, for an image. */
export async function readOwnImage(
  { firestore }: Context,
  transaction: Transaction,
  { uid, imageId }: { readonly uid: string; readonly imageId: string },
): Promise<GeneratedImage> {
  const reference = firestore.doc(documents.generatedImage(imageId));
  const image = readDocument(generatedImageSchema, await transaction.get(reference));
  if (image?.userId !== uid) throw new PochittoError('not_yours');
  return image;
}

/** Timestamps are written as Date. */
type Fields = Partial<Omit<ImageConversion, 'status' | 'createdAt' | 'updatedAt'>>;

/**
 * The only function that changes the status of a conversion. `conversion` must have been read in the same
 * transaction.
 *
 * @throws PochittoError `studio_state` if the transition table does not allow it
 */
export function changeConversion(
  transaction: Transaction,
  reference: DocumentReference,
  conversion: Pick<ImageConversion, 'status'>,
  { to, ...fields }: Fields & { readonly to: ConversionStatus },
): void {
  if (!conversionMayBecome(conversion.status, to)) {
    throw new PochittoError('studio_state', `A conversion cannot go from ${conversion.status} to ${to}.`);
  }
  transaction.update(reference, { ...fields, status: to, updatedAt: FieldValue.serverTimestamp() });
}
