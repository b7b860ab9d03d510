import { PochittoError } from '../../domain/errors.ts';
import { maxDrawings } from '../../domain/stamps/drawing.ts';
import { photoLimits } from '../../domain/studio/photo_limits.ts';
import type { CutOut } from '../compose/cut_out.ts';
import { normalisePhoto } from '../photo/normalise_photo.ts';
import { photoCanvas } from '../photo/photo_pixels.ts';
import { chromaKey } from './chroma_key.ts';
import { findDrawing, findDrawings } from './find_drawings.ts';
import type { SheetPixels } from './sheet_grid.ts';

/** A drawing that the person made. */
export interface Drawing {
  /** Art like that of an engine: a `thing` without a frame. */
  readonly cutOut: CutOut;
  /** Whether it stood on a ground, which was removed; else it is the whole picture. */
  readonly hasGround: boolean;
}

export interface DrawingsOf {
  /** `single`: the file is one drawing. `sheet`: it shows several, in any layout. */
  readonly layout: 'single' | 'sheet';
}

/** Longest side of a sheet in px: forty drawings of about 380 px. */
const sheetSide = 3072;
/** Share of transparent pixels from which the ground is transparent. */
const leastTransparent = 0.01;

/**
 * Reads the drawings of a file, on a transparent or flat ground, in reading order. A single drawing without such a
 * ground is kept whole.
 *
 * @throws PochittoError the photo errors; `drawing_empty` if nothing is drawn, `drawing_ground` for a sheet without
 *   a ground, `drawings_too_many`
 */
export async function drawingsIn(bytes: Uint8Array, { layout }: DrawingsOf): Promise<Drawing[]> {
  const side = layout === 'sheet' ? sheetSide : photoLimits.normalisedSide;
  const { data, width, height } = await photoCanvas((await normalisePhoto(bytes, side)).png);
  const sheet: SheetPixels = { width, height, pixels: data };
  const hasGround = hasTransparentGround(data) || chromaKey(sheet);
  if (layout === 'single') {
    const cutOut = findDrawing(sheet);
    if (!cutOut) throw new PochittoError('drawing_empty');
    return [{ cutOut, hasGround }];
  }
  if (!hasGround) throw new PochittoError('drawing_ground');
  const cutOuts = findDrawings(sheet);
  if (cutOuts.length === 0) throw new PochittoError('drawing_empty');
  if (cutOuts.length > maxDrawings)
    throw new PochittoError('drawings_too_many', `${cutOuts.length} drawings.`);
  return cutOuts.map((cutOut) => ({ cutOut, hasGround }));
}

function hasTransparentGround(pixels: Uint8ClampedArray): boolean {
  let clear = 0;
  for (let at = 3; at < pixels.length; at += 4) if (pixels[at] < 16) clear++;
  return clear >= (pixels.length / 4) * leastTransparent;
}
