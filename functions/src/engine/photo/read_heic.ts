import { PochittoError } from '../../domain/errors.ts';

interface HeicPixels {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/** Decodes a HEIC photo to RGBA; libheif turns it upright itself. Throws `photo_broken`. */
export async function readHeic(bytes: Uint8Array): Promise<HeicPixels> {
  const { default: decode } = await import('heic-decode');
  try {
    return await decode({ buffer: bytes });
  } catch (error) {
    throw new PochittoError('photo_broken', `HEIC: ${String(error)}`, { cause: error });
  }
}
