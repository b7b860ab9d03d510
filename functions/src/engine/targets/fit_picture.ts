import { imageLibrary } from '../photo/image_library.ts';

const clear = { r: 0, g: 0, b: 0, alpha: 0 };

/** RGBA pixels, straight alpha. */
export interface FittedPicture {
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
