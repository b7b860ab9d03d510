import type { CutOut } from '../compose/cut_out.ts';
import { chromaKey } from './chroma_key.ts';
import { type FigurePrint, figurePrint, isSameFigure } from './figure_print.ts';
import { liftFigure } from './lift_figure.ts';
import { type Piece, type SheetFigures, sheetFigures } from './sheet_figures.ts';
import { isOfGrid, type SheetGrid, type SheetPixels, sheetPixels } from './sheet_grid.ts';

/**
 * Why a cell is unusable.
 * - `empty`: nothing is drawn in it.
 * - `bleeding`: its figure is cut off at the sheet's edge, or joined with a neighbor's.
 * - `duplicate`: it shows the same picture as an earlier cell.
 * - `no_ground`: the ground is neither transparent nor flat.
 * - `wrong_size`: the sheet does not have the grid's aspect, so there are no cells.
 */
export type SheetProblem = 'empty' | 'bleeding' | 'duplicate' | 'no_ground' | 'wrong_size';

export type SheetCell = { readonly cutOut: CutOut } | { readonly problem: SheetProblem };

/** Smallest share of a cell that a figure must fill. */
const leastFigure = 0.02;
/** Share of the figure below which a piece is dropped, and from which it belongs to the figure at any distance. */
const stray = 0.005;
const large = 0.15;
/** Largest distance of other pieces that belong to the figure, as a share of a cell's side. */
const beside = 0.03;

/**
 * Splits a sheet of figures into one result for each of `grid.cells`, in order. A cut-out is a `thing` without
 * heads, cropped to its figure and the pieces that belong to it. Small detached pieces, such as marks drawn without
 * being asked for, are left out, because marks are added later.
 *
 * @throws PochittoError `photo_broken` if it is not a picture.
 */
export async function sliceSheet(png: Uint8Array, grid: SheetGrid): Promise<SheetCell[]> {
  const all = (problem: SheetProblem) => Array.from({ length: grid.cells }, () => ({ problem }));
  const sheet = await sheetPixels(png);
  if (!isOfGrid(sheet, grid)) return all('wrong_size');
  if (!chromaKey(sheet)) return all('no_ground');
  const figures = sheetFigures(sheet, grid);
  const cells = Array.from({ length: grid.cells }, (_, cell) => readCell(sheet, figures, grid, cell));
  const prints: FigurePrint[] = [];
  return cells.map((cell) => {
    if ('problem' in cell) return cell;
    const print = figurePrint(cell.cutOut);
    if (prints.some((other) => isSameFigure(print, other))) return { problem: 'duplicate' };
    prints.push(print);
    return cell;
  });
}

function readCell(
  sheet: SheetPixels,
  { labels, pieces, lost }: SheetFigures,
  grid: SheetGrid,
  cell: number,
): SheetCell {
  const own = [...pieces].filter(([, piece]) => piece.cell === cell);
  if (lost.has(cell) || own.some(([, { isBleeding }]) => isBleeding)) return { problem: 'bleeding' };
  const cellArea = (sheet.width / grid.columns) * (sheet.height / grid.rows);
  const largest = Math.max(0, ...own.map(([, { area }]) => area));
  if (largest < leastFigure * cellArea) return { problem: 'empty' };
  const kept = new Map<number, Piece>();
  const reach = Math.round(beside * Math.sqrt(cellArea));
  const bySize = own.toSorted(([, one], [, other]) => other.area - one.area);
  for (const [label, piece] of bySize) {
    if (piece.area < stray * largest) continue;
    if (piece.area >= large * largest || isBeside(sheet, labels, label, piece, kept, reach)) {
      kept.set(label, piece);
    }
  }
  return { cutOut: liftFigure(sheet, labels, kept) };
}

/** Whether a piece comes within `reach` px of one of `others`. */
function isBeside(
  { width, height }: SheetPixels,
  labels: Int32Array,
  label: number,
  { box }: Piece,
  others: ReadonlyMap<number, Piece>,
  reach: number,
): boolean {
  const near = (x: number, y: number) => {
    for (let row = Math.max(0, y - reach); row <= Math.min(height - 1, y + reach); row += 2) {
      for (let column = Math.max(0, x - reach); column <= Math.min(width - 1, x + reach); column += 2) {
        if (others.has(labels[row * width + column])) return true;
      }
    }
    return false;
  };
  for (let y = box.top; y < box.bottom; y += 2) {
    for (let x = box.left; x < box.right; x += 2) {
      if (labels[y * width + x] === label && near(x, y)) return true;
    }
  }
  return false;
}
