import type { Box } from '../compose/cut_out.ts';
import { type Components, components } from '../segment/components.ts';
import type { SheetPixels } from './sheet_grid.ts';
import { cellOf, firstOf, type SheetGrid } from './sheet_grid.ts';

/** Share of a cell's side up to which two joined figures count as merely touching. */
const touch = 0.12;

interface Line {
  readonly pixels: number[];
  readonly step: number;
  readonly cells: readonly [number, number];
}

/** Alpha from which a pixel counts as drawn. */
const drawn = 40;
/** Share of a cell below which a piece is a speck. */
const speck = 0.0012;
/** Share of a cell from which another cell's piece may have swallowed the figure that should be there. */
const overlap = 0.04;
/** Number of edge pixels of the sheet that a figure may touch, as a share of a cell's side. */
const edgeTouch = 0.03;

/** A connected piece of drawing with the cell that it belongs to. */
export interface Piece {
  readonly cell: number;
  readonly area: number;
  readonly box: Box;
  /** Whether the sheet's edge cuts it off, or it is joined with another cell's figure. */
  readonly isBleeding: boolean;
}

export interface SheetFigures {
  /** Number of each pixel's piece, 0 for none. */
  readonly labels: Int32Array;
  /** Pieces by number; specks are left out. */
  readonly pieces: ReadonlyMap<number, Piece>;
  /** Cells whose figure is part of another cell's piece. */
  readonly lost: ReadonlySet<number>;
}

/** Finds the pieces of a sheet without its ground. Each belongs to the cell that contains most of it. */
export function sheetFigures({ pixels, width, height }: SheetPixels, grid: SheetGrid): SheetFigures {
  const solid = new Uint8Array(width * height);
  for (let at = 0; at < solid.length; at++) solid[at] = pixels[at * 4 + 3] >= drawn ? 1 : 0;
  const cellArea = (width / grid.columns) * (height / grid.rows);
  const isBig = (pixelsOfCell: number | undefined) => (pixelsOfCell ?? 0) > overlap * cellArea;
  const whole = components(solid, width);
  const wholeShares = cellShares(whole, width, grid);
  splitTouching(solid, whole.labels, width, grid, (label, cell) => isBig(wholeShares[label]?.[cell]));
  const found = components(solid, width);
  const boxes = boxesOf(found, width);
  const onEdge = edgePixels(found, width);
  const mostOnEdge = edgeTouch * Math.min(width / grid.columns, height / grid.rows);
  const placed = cellShares(found, width, grid).flatMap((share, label) => {
    const area = found.areas[label];
    return area < speck * cellArea ? [] : [{ label, area, share, cell: share.indexOf(Math.max(...share)) }];
  });
  const inhabited = new Set(placed.filter(({ area }) => isBig(area)).map(({ cell }) => cell));
  const pieces = new Map<number, Piece>();
  const lost = new Set<number>();
  for (const { label, area, share, cell } of placed) {
    const grown = [...share.keys()].filter((each) => isBig(share[each]) && !inhabited.has(each));
    for (const other of grown) lost.add(other);
    const isCut = (onEdge.get(label) ?? 0) > mostOnEdge;
    const box = boxes[label];
    pieces.set(label, { cell, area, box, isBleeding: isCut || grown.length > 0 });
  }
  return { labels: found.labels, pieces, lost };
}

/** Bounding box of every piece. */
export function boxesOf({ labels, areas }: Components, width: number): Box[] {
  const boxes = areas.map(() => ({ left: width, top: labels.length / width, right: 0, bottom: 0 }));
  for (let row = 0, y = 0; row < labels.length; row += width, y++) {
    for (let x = 0; x < width; x++) {
      const label = labels[row + x];
      const box = label ? boxes[label] : undefined;
      if (!box) continue;
      if (x < box.left) box.left = x;
      if (x >= box.right) box.right = x + 1;
      if (y < box.top) box.top = y;
      box.bottom = y + 1;
    }
  }
  return boxes;
}

/** Number of pixels of every piece on the sheet's edge. */
function edgePixels({ labels }: Components, width: number): Map<number, number> {
  const height = labels.length / width;
  const count = new Map<number, number>();
  const add = (at: number) => {
    const label = labels[at];
    if (label) count.set(label, (count.get(label) ?? 0) + 1);
  };
  for (let x = 0; x < width; x++) for (const y of [0, height - 1]) add(y * width + x);
  for (let y = 1; y < height - 1; y++) for (const x of [0, width - 1]) add(y * width + x);
  return count;
}

/** Number of pixels of every piece in every cell. */
function cellShares(
  { labels, areas }: Components,
  width: number,
  { columns, rows }: SheetGrid,
): Uint32Array[] {
  const height = labels.length / width;
  const cells = columns * rows;
  const counts = new Uint32Array(areas.length * cells);
  for (let cell = 0; cell < cells; cell++) {
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    const [left, right] = [firstOf(column, width, columns), firstOf(column + 1, width, columns)];
    const bottom = firstOf(row + 1, height, rows);
    for (let y = firstOf(row, height, rows); y < bottom; y++) {
      for (let at = y * width + left; at < y * width + right; at++) {
        const place = labels[at] * cells + cell;
        counts[place] += 1;
      }
    }
  }
  // Label 0 is the outside of all pieces.
  counts.fill(0, 0, cells);
  return Array.from(areas, (_, label) => counts.subarray(label * cells, (label + 1) * cells));
}

/**
 * Separates touching figures: cuts pieces along the lines between cells if they cross a line in a few pixels only
 * and are big on both sides (`isBig`). Changes `solid`.
 */
function splitTouching(
  solid: Uint8Array,
  labels: Int32Array,
  width: number,
  grid: SheetGrid,
  isBig: (label: number, cell: number) => boolean,
): void {
  const height = labels.length / width;
  const most = touch * Math.min(width / grid.columns, height / grid.rows);
  for (const { pixels, step, cells } of lines(width, height, grid)) {
    const met = new Map<number, number[]>();
    for (const at of pixels) {
      const label = labels[at];
      if (label && labels[at - step] === label) met.set(label, [...(met.get(label) ?? []), at]);
    }
    for (const [label, meeting] of met) {
      if (meeting.length > most || !cells.every((cell) => isBig(label, cell))) continue;
      for (const at of meeting) solid[at] = 0;
    }
  }
}

/** Pixels behind each line between two cells; subtracting `step` leads back across the line. */
function lines(width: number, height: number, grid: SheetGrid): Line[] {
  const found = new Map<string, Line>();
  const size = { width, height };
  const add = (x: number, y: number, step: number) => {
    const at = y * width + x;
    const here = cellOf(x, y, size, grid);
    const there = cellOf((at - step) % width, Math.floor((at - step) / width), size, grid);
    if (here === there) return;
    const line = found.get(`${there} ${here}`) ?? { pixels: [], step, cells: [there, here] };
    line.pixels.push(at);
    found.set(`${there} ${here}`, line);
  };
  for (let column = 1; column < grid.columns; column++) {
    const x = firstOf(column, width, grid.columns);
    for (let y = 0; y < height; y++) add(x, y, 1);
  }
  for (let row = 1; row < grid.rows; row++) {
    const y = firstOf(row, height, grid.rows);
    for (let x = 0; x < width; x++) add(x, y, width);
  }
  return [...found.values()];
}
