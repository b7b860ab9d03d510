import { PochittoError } from '../domain/errors.ts';
import { generatedImageSchema } from '../domain/generated_image.ts';
import { imageConversionSchema } from '../domain/image_conversion.ts';
import { documents, files } from '../domain/paths.ts';
import { photoLimits } from '../domain/photo_limits.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';

/** A picture in the person's folder that a conversion may start from. */
export interface Source {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Whether it was just uploaded, and goes with the end of the work; else it belongs to another conversion. */
  readonly isUpload: boolean;
}

/**
 * Finds an upload, or a picture of an earlier conversion that is still there, in the caller's own folder.
 *
 * @throws PochittoError `studio_photo_missing`, `photo_empty`, `photo_too_heavy`
 */
export async function findSource(context: Context, uid: string, name: string): Promise<Source> {
  const path = files.studioPicture(uid, name);
  const file = context.bucket.file(path);
  const [exists] = await file.exists();
  if (!exists) throw new PochittoError('studio_photo_missing');
  const [{ size: told, metadata = {} }] = await file.getMetadata();
  const size = Number(told);
  if (size === 0) throw new PochittoError('photo_empty');
  if (size > photoLimits.maxBytes) throw new PochittoError('photo_too_heavy');
  const { imageId, conversionId } = metadata;
  const isUpload = imageId === undefined && conversionId === undefined;
  if (!isUpload && !(await isLiving(context, uid, { imageId, conversionId }))) {
    throw new PochittoError('studio_photo_missing');
  }
  return { path, size, isUpload };
}

interface Marks {
  readonly imageId: unknown;
  readonly conversionId: unknown;
}

async function isLiving({ firestore, now }: Context, uid: string, { imageId, conversionId }: Marks) {
  const owner =
    typeof imageId === 'string'
      ? readDocument(generatedImageSchema, await firestore.doc(documents.generatedImage(imageId)).get())
      : readDocument(
          imageConversionSchema,
          await firestore.doc(documents.imageConversion(String(conversionId))).get(),
        );
  return owner?.userId === uid && !owner.isDeleted && owner.expiresAt > now();
}
