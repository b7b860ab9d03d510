import { PochittoError } from '../../domain/errors.ts';
import { photoLimits } from '../../domain/studio/photo_limits.ts';
import { imageLibrary } from '../photo/image_library.ts';
import { normalisePhoto } from '../photo/normalise_photo.ts';
import type { Photo } from '../segment/refine_matte.ts';

/** Longest side of the studio's pictures, px. */
export const studioSide = 1536;

/** Decodes a picture to RGB, upright and at most 1536 px per side, never enlarged; transparent parts become white. */
export async function studioPhoto(bytes: Uint8Array): Promise<Photo> {
  const sharp = await imageLibrary();
  const { data, info } = await sharp(bytes, { limitInputPixels: photoLimits.maxPixels })
    .autoOrient()
    .resize({ width: studioSide, height: studioSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch((error: unknown) => {
      throw new PochittoError('photo_broken', String(error), { cause: error });
    });
  return { width: info.width, height: info.height, pixels: new Uint8Array(data) };
}

/** A photo as the studio stores and shows it: JPEG, sRGB, upright, at most 1536 px per side, without metadata. */
export interface StudioOriginal {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/**
 * Converts an uploaded photo, with its format detected from the content; transparent parts become white.
 *
 * @throws PochittoError as `normalisePhoto` does.
 */
export async function studioOriginal(photo: Uint8Array): Promise<StudioOriginal> {
  const { png, width, height } = await normalisePhoto(photo, studioSide);
  const sharp = await imageLibrary();
  const jpeg = await sharp(png)
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
    .toBuffer();
  return { bytes: new Uint8Array(jpeg), width, height };
}

/**
 * Makes a WebP thumbnail, at most `side` px per side and never enlarged.
 *
 * @throws PochittoError `photo_broken`.
 */
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

/**
 * Reads the displayed size of a picture from its header.
 *
 * @throws PochittoError `photo_broken`.
 */
export async function pictureSize(bytes: Uint8Array): Promise<{ width: number; height: number }> {
  const sharp = await imageLibrary();
  const { autoOrient } = await sharp(bytes)
    .metadata()
    .catch((error: unknown) => {
      throw new PochittoError('photo_broken', String(error), { cause: error });
    });
  return { width: autoOrient.width, height: autoOrient.height };
}
