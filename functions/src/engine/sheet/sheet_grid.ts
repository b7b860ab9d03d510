import { PochittoError } from '../../domain/errors.ts';
import { imageLibrary } from '../photo/image_library.ts';

/** Division of a sheet into equal cells, filled from left to right and from top to bottom. */
export interface SheetGrid {
  readonly columns: number;
  readonly rows: number;
  /** Number of cells that should contain a figure, at most columns × rows. */
  readonly cells: number;
}

/** Largest relative difference between the aspects of sheet and grid. */
const aspectTolerance = 0.03;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Whether the sheet has the aspect of a grid of square cells. */
export function isOfGrid({ width, height }: Size, { columns, rows }: SheetGrid): boolean {
  return Math.abs((width * rows) / (height * columns) - 1) <= aspectTolerance;
}

/** The first pixel of column or row `index` of `count` along a side of `length`. */
export function firstOf(index: number, length: number, count: number): number {
  return Math.ceil((index * length) / count);
}

/** Index of the cell that contains a pixel. */
export function cellOf(x: number, y: number, { width, height }: Size, { columns, rows }: SheetGrid): number {
  return Math.floor((y * rows) / height) * columns + Math.floor((x * columns) / width);
}

/** RGBA with straight alpha. */
export interface SheetPixels {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray;
}

/** Larger sheets are scaled down: a sticker needs no cell larger than about 500 px. */
const mostSide = 1536;
/** Rejects a decompression bomb before any pixel is decoded. */
const mostPixels = 20_000_000;

/**
 * Decodes a sheet.
 *
 * @throws PochittoError `photo_broken`.
 */
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
