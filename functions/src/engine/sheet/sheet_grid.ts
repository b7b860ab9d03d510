import { PochittoError } from '../../domain/errors.ts';
import { imageLibrary } from '../photo/image_library.ts';

/** How a sheet is divided: even cells, filled from left to right and from the top down. */
export interface SheetGrid {
  readonly columns: number;
  readonly rows: number;
  /** Cells that should hold a figure, at most columns × rows. */
  readonly cells: number;
}

/** Width against height may differ by this share from the grid's. */
const aspectTolerance = 0.03;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Whether square cells fill the sheet. */
export function isOfGrid({ width, height }: Size, { columns, rows }: SheetGrid): boolean {
  return Math.abs((width * rows) / (height * columns) - 1) <= aspectTolerance;
}

/** The first pixel along a side of `length` that lies in the column or row `index` of `count`. */
export function firstOf(index: number, length: number, count: number): number {
  return Math.ceil((index * length) / count);
}

/** The cell that a pixel lies in. */
export function cellOf(x: number, y: number, { width, height }: Size, { columns, rows }: SheetGrid): number {
  return Math.floor((y * rows) / height) * columns + Math.floor((x * columns) / width);
}

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
