import { PochittoError } from '../../domain/errors.ts';
import type { Pixels } from '../compose/surface.ts';
import { imageLibrary } from './image_library.ts';

export interface PhotoPixels {
  width: number;
  height: number;
  /** RGB, interleaved. */
  pixels: Uint8Array;
  /** Transparency, or null if the photo has none. */
  alpha: Uint8Array | null;
}

/**
 * Decodes a normalised PNG.
 *
 * @throws PochittoError `photo_broken`.
 */
export async function photoPixels(png: Uint8Array): Promise<PhotoPixels> {
  const sharp = await imageLibrary();
  const { data, info } = await sharp(png)
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch((error: unknown) => {
      throw new PochittoError('photo_broken', String(error), { cause: error });
    });
  const { width, height, channels } = info;
  if (channels === 3) return { width, height, pixels: new Uint8Array(data), alpha: null };
  const pixels = new Uint8Array(width * height * 3);
  const alpha = new Uint8Array(width * height);
  for (let index = 0; index < alpha.length; index++) {
    const opacity = data[index * 4 + 3];
    alpha[index] = opacity;
    // Fill transparent parts with grey, so that the person model does not see hidden colors.
    for (let channel = 0; channel < 3; channel++) {
      pixels[index * 3 + channel] = opacity === 0 ? 128 : data[index * 4 + channel];
    }
  }
  return { width, height, pixels, alpha };
}

/** Decodes a normalised PNG to RGBA with straight alpha, without changing any pixel. */
export async function photoCanvas(png: Uint8Array): Promise<Pixels> {
  const sharp = await imageLibrary();
  const { data, info } = await sharp(png)
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return {
    width: info.width,
    height: info.height,
    data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length),
  };
}
