import { PochittoError } from '../../domain/errors.ts';
import { imageLibrary } from '../photo/image_library.ts';

/** RGBA with straight alpha. */
export interface SheetPixels {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray;
}

/** Larger sheets are made smaller: a sticker needs no cell of more than about 500 px. */
const mostSide = 1536;
/** A decompression bomb is refused before a pixel is decoded. */
const mostPixels = 20_000_000;

/** Decodes a sheet. Throws PochittoError `photo_broken`. */
export async function sheetPixels(png: Uint8Array): Promise<SheetPixels> {
  const sharp = await imageLibrary();
  const { data, info } = await sharp(png, { limitInputPixels: mostPixels })
    .resize({ width: mostSide, height: mostSide, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch((error: unknown) => {
      throw new PochittoError('photo_broken', `A sheet: ${String(error)}`, { cause: error });
    });
  const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.length);
  return { width: info.width, height: info.height, pixels };
}
