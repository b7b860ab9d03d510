import { PochittoError } from '../../domain/errors.ts';
import { imageLibrary } from '../photo/image_library.ts';

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
