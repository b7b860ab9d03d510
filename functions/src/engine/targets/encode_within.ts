import { imageLibrary } from '../photo/image_library.ts';
import type { FittedPicture } from './fit_picture.ts';

const webpQualities = [92, 82, 70, 55, 40, 25, 10];
/** Below this quality edges may become rough too. */
const roughFrom = 40;
/** null = all colours; else the quality that a palette of 256 has to keep. */
const pngQualities = [null, 95, 80, 60, 30];

/** WebP of the best quality that fits into `maxBytes`. Throws where none does. */
export async function webpWithin(picture: FittedPicture, maxBytes: number): Promise<Uint8Array> {
  const sharp = await imageLibrary();
  for (const quality of webpQualities) {
    const bytes = await sharp(picture.data, { raw: rawOf(picture) })
      .webp({ quality, alphaQuality: quality < roughFrom ? quality : 100, effort: 4 })
      .toBuffer();
    if (bytes.length <= maxBytes) return bytes;
  }
  throw new Error(`A picture does not fit into ${maxBytes} bytes as WebP.`);
}

/** PNG with all its colours where that fits into `maxBytes`, else with a palette. Throws where none fits. */
export async function pngWithin(picture: FittedPicture, maxBytes: number): Promise<Uint8Array> {
  const sharp = await imageLibrary();
  for (const quality of pngQualities) {
    const options =
      quality === null ? { compressionLevel: 6 } : { palette: true, quality, compressionLevel: 9 };
    const bytes = await sharp(picture.data, { raw: rawOf(picture) })
      .png(options)
      .toBuffer();
    if (bytes.length <= maxBytes) return bytes;
  }
  throw new Error(`A picture does not fit into ${maxBytes} bytes as PNG.`);
}

const rawOf = ({ width, height }: FittedPicture) => ({ width, height, channels: 4 }) as const;
