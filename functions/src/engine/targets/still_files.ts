import type { Pixels } from '../compose/surface.ts';
import { imageLibrary } from '../photo/image_library.ts';

const clear = { r: 0, g: 0, b: 0, alpha: 0 };

/** RGBA pixels, straight alpha. */
interface FittedPicture {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

/** Fits a picture into a square with `margin` px clear on all sides, or scales its longer side to `side`. */
export interface Fit {
  readonly side: number;
  readonly margin: number;
  readonly isSquare: boolean;
}

/** Resizes a PNG or raw RGBA pixels (Lanczos). */
export async function fitPicture(
  picture: Uint8Array | Pixels,
  { side, margin, isSquare }: Fit,
): Promise<FittedPicture> {
  const sharp = await imageLibrary();
  const source =
    picture instanceof Uint8Array ? sharp(picture) : sharp(picture.data, { raw: rawOf(picture) });
  const room = side - margin * 2;
  const { data, info } = await source
    .resize({
      width: room,
      height: room,
      fit: isSquare ? 'contain' : 'inside',
      background: clear,
      kernel: 'lanczos3',
    })
    .extend({ top: margin, bottom: margin, left: margin, right: margin, background: clear })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

const webpQualities = [92, 82, 70, 55, 40, 25, 10];

/** Quality below which alpha is compressed lossily too, which can roughen edges. */
const roughFrom = 40;

/** null = all colors; else the quality that a palette of 256 must keep. */
const pngQualities = [null, 95, 80, 60, 30];

const rawOf = ({ width, height }: Pick<FittedPicture, 'width' | 'height'>) =>
  ({ width, height, channels: 4 }) as const;

/**
 * Encodes WebP at the best quality that fits into `maxBytes`.
 *
 * @throws Error if none fits.
 */
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

/**
 * Encodes PNG with all colors if that fits into `maxBytes`, else with a palette.
 *
 * @throws Error if none fits.
 */
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
