import type { Subject } from '../domain/stamps/stamp.ts';
import type { CutOut } from './compose/cut_out.ts';
import { photoPixels } from './photo/photo_pixels.ts';
import { segmentPhoto } from './segment/segment_photo.ts';

/** Share of see-through pixels from which a photo counts as cut out already. */
const cutOutAlready = 0.05;

/**
 * Frees the subject of a normalised photo from its background. A photo whose background is transparent already
 * keeps its own edge. Throws PochittoError `photo_no_subject`.
 */
export async function cutOut(photo: Uint8Array, subject: Subject): Promise<CutOut> {
  const { width, height, pixels, alpha } = await photoPixels(photo);
  return segmentPhoto({ width, height, pixels }, alpha && isCutOut(alpha) ? alpha : null, subject);
}

function isCutOut(alpha: Uint8Array): boolean {
  let clear = 0;
  for (const value of alpha) if (value < 128) clear++;
  return clear >= alpha.length * cutOutAlready;
}
