import type { Box } from '../compose/cut_out.ts';
import { type Components, components } from '../segment/components.ts';
import { cellShares } from './cell_shares.ts';
import type { SheetGrid } from './sheet_grid.ts';
import type { SheetPixels } from './sheet_pixels.ts';
import { splitTouching } from './split_touching.ts';

/** From this alpha on a pixel counts as drawn. */
const drawn = 40;
/** Share of a cell below which a piece is a speck. */
const speck = 0.0012;
/** Share of a cell from which a piece that reaches into it may have swallowed the figure that should be there. */
const overlap = 0.04;
/** Pixels of the sheet's own edge, as a share of a cell's side, that a figure may touch. */
const edgeTouch = 0.03;

/** A piece of drawing: what hangs together, and the cell that it belongs to. */
export interface Piece {
  readonly cell: number;
  readonly area: number;
  readonly box: Box;
  /** It is cut off by the sheet's edge, or grown together with another cell's figure. */
  readonly isBleeding: boolean;
}

export interface SheetFigures {
  /** For every pixel the number of its piece, 0 for none. */
  readonly labels: Int32Array;
  /** By number; specks are left out. */
  readonly pieces: ReadonlyMap<number, Piece>;
  /** Cells whose figure is part of another cell's piece. */
  readonly lost: ReadonlySet<number>;
}

/** Finds the pieces of a sheet without ground. Each belongs to the cell that holds most of it. */
export function sheetFigures({ pixels, width, height }: SheetPixels, grid: SheetGrid): SheetFigures {
  const solid = new Uint8Array(width * height);
  for (let at = 0; at < solid.length; at++) solid[at] = (pixels[at * 4 + 3] as number) >= drawn ? 1 : 0;
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
    const area = found.areas[label] as number;
    return area < speck * cellArea ? [] : [{ label, area, share, cell: share.indexOf(Math.max(...share)) }];
  });
  const inhabited = new Set(placed.filter(({ area }) => isBig(area)).map(({ cell }) => cell));
  const pieces = new Map<number, Piece>();
  const lost = new Set<number>();
  for (const { label, area, share, cell } of placed) {
    const grown = [...share.keys()].filter((each) => isBig(share[each]) && !inhabited.has(each));
    for (const other of grown) lost.add(other);
    const isCut = (onEdge.get(label) ?? 0) > mostOnEdge;
    const box = boxes[label] as Box;
    pieces.set(label, { cell, area, box, isBleeding: isCut || grown.length > 0 });
  }
  return { labels: found.labels, pieces, lost };
}

/** The smallest box around every piece. */
function boxesOf({ labels, areas }: Components, width: number): Box[] {
  const boxes = areas.map(() => ({ left: width, top: labels.length / width, right: 0, bottom: 0 }));
  for (let row = 0, y = 0; row < labels.length; row += width, y++) {
    for (let x = 0; x < width; x++) {
      const label = labels[row + x] as number;
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

/** Pixels of every piece on the sheet's own edge. */
function edgePixels({ labels }: Components, width: number): Map<number, number> {
  const height = labels.length / width;
  const count = new Map<number, number>();
  const add = (at: number) => {
    const label = labels[at] as number;
    if (label) count.set(label, (count.get(label) ?? 0) + 1);
  };
  for (let x = 0; x < width; x++) for (const y of [0, height - 1]) add(y * width + x);
  for (let y = 1; y < height - 1; y++) for (const x of [0, width - 1]) add(y * width + x);
  return count;
}
