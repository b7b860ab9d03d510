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
