import { PochittoError } from '../../domain/errors.ts';
import { photoLimits } from '../../domain/studio/photo_limits.ts';
import { adjustPixels } from '../compose/brightness.ts';
import { imageLibrary } from '../photo/image_library.ts';

/**
 * Changes a picture's brightness by −50..50, exactly as the page shows it. Keeps the format (JPEG, PNG or WebP); 0
 * returns the same bytes.
 *
 * @throws PochittoError `photo_broken` or `photo_not_an_image`.
 */
export async function adjustBrightness(bytes: Uint8Array, value: number): Promise<Uint8Array> {
  if (value === 0) return bytes;
  const sharp = await imageLibrary();
  const source = sharp(bytes, { limitInputPixels: photoLimits.maxPixels });
  const broken = (error: unknown) => {
    throw new PochittoError('photo_broken', String(error), { cause: error });
  };
  const { format, hasAlpha } = await source.metadata().catch(broken);
  const { data, info } = await source
    .autoOrient()
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch(broken);
  adjustPixels(data, value);
  const raw = sharp(data, { raw: { width: info.width, height: info.height, channels: 4 } });
  const picture = hasAlpha ? raw : raw.removeAlpha();
  if (format === 'jpeg')
    return new Uint8Array(await picture.jpeg({ quality: 92, chromaSubsampling: '4:4:4' }).toBuffer());
  if (format === 'png') return new Uint8Array(await picture.png({ compressionLevel: 6 }).toBuffer());
  if (format === 'webp') return new Uint8Array(await picture.webp({ quality: 92 }).toBuffer());
  throw new PochittoError('photo_not_an_image', `Format ${format}.`);
}
