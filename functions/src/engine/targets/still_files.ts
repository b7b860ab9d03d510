import { imageLibrary } from '../photo/image_library.ts';

const clear = { r: 0, g: 0, b: 0, alpha: 0 };

/** RGBA pixels, straight alpha. */
interface FittedPicture {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

/** A PNG enlarged or shrunk (Lanczos) into a square of `side` px, `margin` px of it clear all around. */
export async function fitSquare(png: Uint8Array, side: number, margin = 0): Promise<FittedPicture> {
  const sharp = await imageLibrary();
  const room = side - margin * 2;
  const { data, info } = await sharp(png)
    .resize({ width: room, height: room, fit: 'contain', background: clear, kernel: 'lanczos3' })
    .extend({ top: margin, bottom: margin, left: margin, right: margin, background: clear })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** The same with its longer side exactly `side` px and the other as it comes. */
export async function fitLonger(png: Uint8Array, side: number): Promise<FittedPicture> {
  const sharp = await imageLibrary();
  const { data, info } = await sharp(png)
    .resize({ width: side, height: side, fit: 'inside', kernel: 'lanczos3' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

const webpQualities = [92, 82, 70, 55, 40, 25, 10];

/** Below this quality edges may become rough too. */
const roughFrom = 40;

/** null = all colours; else the quality that a palette of 256 has to keep. */
const pngQualities = [null, 95, 80, 60, 30];

const rawOf = ({ width, height }: FittedPicture) => ({ width, height, channels: 4 }) as const;

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
