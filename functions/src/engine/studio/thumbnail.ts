import { PochittoError } from '../../domain/errors.ts';
import { photoLimits } from '../../domain/studio/photo_limits.ts';
import { imageLibrary } from '../photo/image_library.ts';

/** A small WebP of a picture, at most `side` px a side and never enlarged. Throws `photo_broken`. */
export async function drawThumbnail(bytes: Uint8Array, side: number): Promise<Uint8Array> {
  const sharp = await imageLibrary();
  const small = await sharp(bytes, { limitInputPixels: photoLimits.maxPixels })
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 78 })
    .toBuffer()
    .catch((error: unknown) => {
      throw new PochittoError('photo_broken', String(error), { cause: error });
    });
  return new Uint8Array(small);
}

/** The size of a picture as it is displayed, from its header alone. Throws `photo_broken`. */
export async function pictureSize(bytes: Uint8Array): Promise<{ width: number; height: number }> {
  const sharp = await imageLibrary();
  const { autoOrient } = await sharp(bytes)
    .metadata()
    .catch((error: unknown) => {
      throw new PochittoError('photo_broken', String(error), { cause: error });
    });
  return { width: autoOrient.width, height: autoOrient.height };
}
