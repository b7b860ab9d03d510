import type { Transaction } from 'firebase-admin/firestore';
import { PochittoError } from '../../domain/errors.ts';
import { documents } from '../../domain/paths.ts';
import { type GeneratedImage, generatedImageSchema } from '../../domain/studio/generated_image.ts';
import { imageConversionSchema } from '../../domain/studio/image_conversion.ts';
import type { Context } from '../../platform/context.ts';
import { readDocument } from '../../platform/read_document.ts';
import { readOwnConversion } from '../conversions/conversion_record.ts';
import { type Picture, readImages } from './read_images.ts';

interface Chosen {
  readonly conversionId: string;
  readonly imageIds: readonly string[];
}

/**
 * Reads the chosen images of the person's conversion inside `transaction`.
 *
 * @throws PochittoError `not_yours`, `studio_gone` if one of them no longer exists
 */
export async function readImagesToShare(
  context: Context,
  transaction: Transaction,
  { uid, conversionId, imageIds }: Chosen & { readonly uid: string },
): Promise<Picture[]> {
  await readOwnConversion(context, transaction, { uid, conversionId });
  const wanted = new Set(imageIds);
  const pictures = await readImages(context, transaction, conversionId);
  const living = pictures.filter(({ imageId, image }) => wanted.has(imageId) && isLiving(context, image));
  if (living.length < wanted.size) throw new PochittoError('studio_gone');
  return living;
}

/** Reads those of the chosen images that still exist, in order of their numbers. */
export async function readSharedImages(
  context: Context,
  { conversionId, imageIds }: Chosen,
): Promise<GeneratedImage[]> {
  const { firestore } = context;
  const [conversion, ...pictures] = await firestore.getAll(
    firestore.doc(documents.imageConversion(conversionId)),
    ...imageIds.map((imageId) => firestore.doc(documents.generatedImage(imageId))),
  );
  const whole = conversion && readDocument(imageConversionSchema, conversion);
  if (!whole || whole.isDeleted) return [];
  return pictures
    .flatMap((picture) => readDocument(generatedImageSchema, picture) ?? [])
    .filter((image) => isLiving(context, image))
    .toSorted((one, other) => one.number - other.number);
}

const isLiving = ({ now }: Context, { isDeleted, expiresAt }: GeneratedImage): boolean =>
  !isDeleted && expiresAt > now();
