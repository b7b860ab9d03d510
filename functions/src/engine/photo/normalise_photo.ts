import type { Sharp } from 'sharp';
import { PochittoError } from '../../domain/errors.ts';
import type { PhotoFormat } from '../../domain/generation/generate_queue.ts';
import { photoLimits } from '../../domain/studio/photo_limits.ts';
import { imageLibrary } from './image_library.ts';
import { photoFormat } from './photo_header.ts';

interface HeicPixels {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/**
 * A normalised photo: 8-bit sRGB PNG, upright, without metadata. `sourceWidth` and `sourceHeight` are as displayed,
 * upright.
 */
export interface NormalPhoto {
  png: Uint8Array;
  width: number;
  height: number;
  format: PhotoFormat;
  sourceWidth: number;
  sourceHeight: number;
}

/**
 * Alpha below which a pixel counts as transparent, and the share of such pixels from which transparency is
 * intended.
 */
const seeThrough = 250;
const leastTransparent = 0.01;

/**
 * Reads a photo, with its format detected from the content, and scales it to at most `side` px (default 1024).
 * Transparency is kept if it is intended.
 *
 * @throws PochittoError `photo_empty`, `photo_too_heavy`, `photo_not_an_image`, `photo_animated`, `photo_broken`,
 *   `photo_too_small` or `photo_too_many_pixels`.
 */
export async function normalisePhoto(
  bytes: Uint8Array,
  side: number = photoLimits.normalisedSide,
): Promise<NormalPhoto> {
  if (bytes.length === 0) throw new PochittoError('photo_empty');
  if (bytes.length > photoLimits.maxBytes)
    throw new PochittoError('photo_too_heavy', `${bytes.length} bytes.`);
  const format = photoFormat(bytes);
  const source = await sourceSize(bytes, format);
  const { data, width, height, transparent } = await decode(bytes, format, side);
  const sharp = await imageLibrary();
  const pixels = sharp(data, { raw: { width, height, channels: 4 } });
  const png = await (transparent ? pixels : pixels.removeAlpha()).png({ compressionLevel: 3 }).toBuffer();
  return {
    png: new Uint8Array(png),
    width,
    height,
    format,
    sourceWidth: source.width,
    sourceHeight: source.height,
  };
}

/** Reads the size from the header alone, which rejects a decompression bomb before any pixel is decoded. */
async function sourceSize(
  bytes: Uint8Array,
  format: PhotoFormat,
): Promise<{ width: number; height: number }> {
  const sharp = await imageLibrary();
  const size = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch((error: unknown) => {
      throw new PochittoError('photo_broken', `${format}: ${String(error)}`, { cause: error });
    });
  const { width, height } = size.autoOrient;
  if (width * height > photoLimits.maxPixels)
    throw new PochittoError('photo_too_many_pixels', `${width} x ${height}.`);
  if (Math.min(width, height) < photoLimits.minSide) {
    throw new PochittoError('photo_too_small', `${width} x ${height}.`);
  }
  return { width, height };
}

interface Decoded {
  data: Buffer;
  width: number;
  height: number;
  transparent: boolean;
}

async function decode(bytes: Uint8Array, format: PhotoFormat, side: number): Promise<Decoded> {
  const sharp = await imageLibrary();
  const shrink = (picture: Sharp) =>
    picture
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
  try {
    const { data, info } = await (format === 'heic'
      ? readHeic(bytes).then(({ data: raw, width, height }) =>
          shrink(sharp(raw, { raw: { width, height, channels: 4 } })),
        )
      : shrink(
          sharp(bytes, {
            // Warnings are not errors: some phones cause them with every photo.
            failOn: 'error',
            sequentialRead: true,
            limitInputPixels: photoLimits.maxPixels,
          }).autoOrient(),
        ));
    return { data, width: info.width, height: info.height, transparent: isTransparent(data) };
  } catch (error) {
    if (error instanceof PochittoError) throw error;
    throw new PochittoError('photo_broken', `${format}: ${String(error)}`, { cause: error });
  }
}

function isTransparent(rgba: Uint8Array): boolean {
  let count = 0;
  for (let at = 3; at < rgba.length; at += 4) if (rgba[at] < seeThrough) count++;
  return count >= (rgba.length / 4) * leastTransparent;
}

/**
 * Decodes a HEIC photo to RGBA; libheif applies the orientation.
 *
 * @throws PochittoError `photo_broken`.
 */
async function readHeic(bytes: Uint8Array): Promise<HeicPixels> {
  const { default: decode } = await import('heic-decode');
  try {
    return await decode({ buffer: bytes });
  } catch (error) {
    throw new PochittoError('photo_broken', `HEIC: ${String(error)}`, { cause: error });
  }
}
