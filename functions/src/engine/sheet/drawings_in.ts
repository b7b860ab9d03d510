import { PochittoError } from '../../domain/errors.ts';
import { type DrawingGrid, maxDrawings } from '../../domain/stamps/drawing.ts';
import { photoLimits } from '../../domain/studio/photo_limits.ts';
import type { CutOut } from '../compose/cut_out.ts';
import { normalisePhoto } from '../photo/normalise_photo.ts';
import { photoCanvas } from '../photo/photo_pixels.ts';
import { chromaKey, groundColour } from './chroma_key.ts';
import { findDrawing, findDrawings } from './find_drawings.ts';
import { firstOf, type SheetPixels } from './sheet_grid.ts';

/** A drawing that the person made. */
export interface Drawing {
  /** Art like that of an engine: a `thing` without a frame. */
  readonly cutOut: CutOut;
  /** Whether it stood on a ground, which was removed; else it is the whole picture. */
  readonly hasGround: boolean;
  /** The drawing on its flat ground, a rectangle; null if it had none. */
  readonly onGround: CutOut | null;
}

export interface DrawingsOf {
  /** `single`: the file is one drawing. `sheet`: it shows several, in any layout. */
  readonly layout: 'single' | 'sheet';
  /** How a sheet is split; null = by the gaps between its drawings. */
  readonly grid?: DrawingGrid | null;
}

/** Longest side of a sheet in px: forty drawings of about 380 px. */
const sheetSide = 3072;
/** Width of a cell's border that is left out, as a share of its shorter side. */
const border = 0.02;
/** Ground around a drawing of a sheet, as a share of the drawing's longer side. */
const margin = 0.08;
/** Share of transparent pixels from which the ground is transparent. */
const leastTransparent = 0.01;

/**
 * Reads the drawings of a file, on a transparent or flat ground, in reading order. A single drawing without such a
 * ground is kept whole.
 *
 * @throws PochittoError the photo errors; `drawing_empty` if nothing is drawn, `drawing_ground` for a sheet without
 *   a ground, `drawings_too_many`
 */
export async function drawingsIn(bytes: Uint8Array, { layout, grid = null }: DrawingsOf): Promise<Drawing[]> {
  const side = layout === 'sheet' ? sheetSide : photoLimits.normalisedSide;
  const { data, width, height } = await photoCanvas((await normalisePhoto(bytes, side)).png);
  const sheet: SheetPixels = { width, height, pixels: data };
  if (layout === 'sheet' && grid) {
    const drawings = cellsOf(sheet, grid).flatMap((cell) => drawingOf(cell) ?? []);
    if (drawings.length === 0) throw new PochittoError('drawing_empty');
    return drawings;
  }
  if (layout === 'single') {
    const drawing = drawingOf(sheet);
    if (!drawing) throw new PochittoError('drawing_empty');
    return [drawing];
  }
  const isTransparent = hasTransparentGround(data);
  const ground = isTransparent ? null : groundColour(sheet);
  const hasGround = removeGround(sheet);
  if (!hasGround) throw new PochittoError('drawing_ground');
  const cutOuts = findDrawings(sheet);
  if (cutOuts.length === 0) throw new PochittoError('drawing_empty');
  if (cutOuts.length > maxDrawings)
    throw new PochittoError('drawings_too_many', `${cutOuts.length} drawings.`);
  return cutOuts.map((cutOut) => ({ cutOut, hasGround, onGround: ground && placedOn(ground, cutOut) }));
}

/** Removes the ground of a single drawing, if it has one; null if nothing is drawn. */
function drawingOf(sheet: SheetPixels): Drawing | null {
  const whole = hasTransparentGround(sheet.pixels) ? null : sheet.pixels.slice();
  const hasGround = removeGround(sheet);
  const cutOut = findDrawing(sheet);
  const { width, height } = sheet;
  return cutOut && { cutOut, hasGround, onGround: hasGround && whole ? plain(width, height, whole) : null };
}

const plain = (width: number, height: number, pixels: Uint8ClampedArray): CutOut => ({
  kind: 'thing',
  width,
  height,
  pixels,
  heads: [],
  frame: null,
});

/** Places a drawing of a sheet in a rectangle of the sheet's ground. */
function placedOn(ground: readonly number[], { width, height, pixels }: CutOut): CutOut {
  const around = Math.round(margin * Math.max(width, height));
  const [across, down] = [width + 2 * around, height + 2 * around];
  const filled = new Uint8ClampedArray(across * down * 4);
  for (let at = 0; at < filled.length; at += 4) filled.set([...ground, 255], at);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * 4;
      const to = ((y + around) * across + x + around) * 4;
      const share = pixels[from + 3] / 255;
      for (let channel = 0; channel < 3; channel++)
        filled[to + channel] = pixels[from + channel] * share + ground[channel] * (1 - share);
    }
  }
  return plain(across, down, filled);
}

/** Copies the cells of a sheet, in reading order, without their borders, where frames and neighbors are. */
function cellsOf({ width, height, pixels }: SheetPixels, { columns, rows }: DrawingGrid): SheetPixels[] {
  const inset = Math.round(border * Math.min(width / columns, height / rows));
  return Array.from({ length: columns * rows }, (_, index) => {
    const [column, row] = [index % columns, Math.floor(index / columns)];
    const left = firstOf(column, width, columns) + inset;
    const top = firstOf(row, height, rows) + inset;
    const across = Math.max(1, firstOf(column + 1, width, columns) - inset - left);
    const down = Math.max(1, firstOf(row + 1, height, rows) - inset - top);
    const cell = new Uint8ClampedArray(across * down * 4);
    for (let y = 0; y < down; y++) {
      const start = ((top + y) * width + left) * 4;
      cell.set(pixels.subarray(start, start + across * 4), y * across * 4);
    }
    return { width: across, height: down, pixels: cell };
  });
}

/** Whether the picture has a ground, which is transparent now. */
function removeGround(sheet: SheetPixels): boolean {
  return hasTransparentGround(sheet.pixels) || chromaKey(sheet);
}

function hasTransparentGround(pixels: Uint8ClampedArray): boolean {
  let clear = 0;
  for (let at = 3; at < pixels.length; at += 4) if (pixels[at] < 16) clear++;
  return clear >= (pixels.length / 4) * leastTransparent;
}
