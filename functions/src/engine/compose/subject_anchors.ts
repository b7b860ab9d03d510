import type { Point } from './face_map.ts';
import type { SubjectRaster } from './subject_raster.ts';

/** Anchors of marks and props on a subject without a face, in the subject's px. */
export interface SubjectAnchors {
  /** Highest point above `middle`. */
  top: Point;
  /** Ends of the subject to the sides of `middle`. */
  left: Point;
  right: Point;
  /** Largest circle inside the subject; higher ones are preferred, as an animal's head is mostly there. */
  middle: Point;
  radius: number;
}

/** Longest side of the grid for the analysis, in cells. */
const lookedAt = 160;
const solid = 128;
/** Reduction in weight of a circle at the bottom against one of the same size at the top. */
const lowerCounts = 0.35;

/** Finds the anchors in a picture; null if it has no solid pixels. */
export function subjectAnchors({
  width,
  height,
  pixels,
}: Pick<SubjectRaster, 'width' | 'height' | 'pixels'>): SubjectAnchors | null {
  const step = Math.max(1, Math.ceil(Math.max(width, height) / lookedAt));
  const columns = Math.ceil(width / step);
  const rows = Math.ceil(height / step);
  const inside = (column: number, row: number) =>
    pixels[(Math.min(height - 1, row * step) * width + Math.min(width - 1, column * step)) * 4 + 3] >= solid;
  const depth = depths(columns, rows, inside);
  let best = -1;
  let most = 0;
  for (const [at, value] of depth.entries()) {
    const weight = value * (1 - (lowerCounts * Math.floor(at / columns)) / rows);
    if (weight > most) [best, most] = [at, weight];
  }
  if (best < 0) return null;
  const [column, row] = [best % columns, Math.floor(best / columns)];
  const radius = depth[best];
  const end = (from: number, by: number) => {
    let at = from;
    while (at + by >= 0 && at + by < columns && inside(at + by, row)) at += by;
    return at;
  };
  return {
    top: placed(topOf(column, Math.ceil(radius), columns, row, inside), step),
    left: placed({ x: end(column, -1), y: row }, step),
    right: placed({ x: end(column, 1), y: row }, step),
    middle: placed({ x: column, y: row }, step),
    radius: radius * step,
  };
}

function placed({ x, y }: Point, step: number): Point {
  return { x: (x + 0.5) * step, y: (y + 0.5) * step };
}

/** The highest solid cell within `reach` columns of the middle. */
function topOf(
  middle: number,
  reach: number,
  columns: number,
  lowest: number,
  inside: (column: number, row: number) => boolean,
): Point {
  for (let row = 0; row <= lowest; row++) {
    for (let off = 0; off <= reach; off++) {
      for (const column of [middle - off, middle + off])
        if (column >= 0 && column < columns && inside(column, row)) return { x: column, y: row };
    }
  }
  return { x: middle, y: lowest };
}

/**
 * Chamfer distance of each cell to the nearest cell outside the subject, in cells; everything beyond the picture is
 * outside.
 */
function depths(
  columns: number,
  rows: number,
  inside: (column: number, row: number) => boolean,
): Float32Array {
  const depth = new Float32Array(columns * rows);
  const at = (column: number, row: number) =>
    column < 0 || row < 0 || column >= columns || row >= rows ? 0 : depth[row * columns + column];
  const diagonal = Math.SQRT2;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (!inside(column, row)) continue;
      depth[row * columns + column] = Math.min(
        at(column - 1, row) + 1,
        at(column, row - 1) + 1,
        at(column - 1, row - 1) + diagonal,
        at(column + 1, row - 1) + diagonal,
      );
    }
  }
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      depth[row * columns + column] = Math.min(
        at(column, row),
        at(column + 1, row) + 1,
        at(column, row + 1) + 1,
        at(column + 1, row + 1) + diagonal,
        at(column - 1, row + 1) + diagonal,
      );
    }
  }
  return depth;
}
