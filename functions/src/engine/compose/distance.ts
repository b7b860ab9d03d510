import type { Box } from './cut_out.ts';

/** Scratch memory for one picture size, reused between pictures. */
export interface DistanceField {
  width: number;
  height: number;
  /** Signed distance from each pixel's center to the edge of the shape, px; `far` if out of reach. */
  distance: Float32Array;
  /** Rows from a pixel to the nearest shape pixel of its column; `none` if out of reach. */
  gapDown: Int16Array;
  columnOf: Int16Array;
  startOf: Float64Array;
}

export const far = 1e6;
/** Alpha from which a pixel belongs to the shape; partial alpha moves the edge within the pixel. */
export const solidFrom = 26;
const none = 0x7fff;

export function distanceField(width: number, height: number): DistanceField {
  return {
    width,
    height,
    distance: new Float32Array(width * height),
    gapDown: new Int16Array(width * height),
    columnOf: new Int16Array(width + 1),
    startOf: new Float64Array(width + 2),
  };
}

/**
 * Computes the exact Euclidean distance to the shape given by the alpha (highest byte) of `pixels`, for pixels of
 * `box` that are not opaque and nearer than `reach` px. Finds the nearest pixel by lower envelopes (Felzenszwalb
 * and Huttenlocher, 2012); its coverage places the edge inside it, which keeps rings drawn from the distance
 * smooth.
 */
export function measureDistance(field: DistanceField, pixels: Uint32Array, box: Box, reach: number): void {
  nearestInColumns(field, pixels, box, Math.ceil(reach));
  for (let y = box.top; y < box.bottom; y++) {
    const pieces = envelope(field, box, y);
    measureRow(field, pixels, box, y, pieces, reach);
  }
}

/** Fills `gapDown`, searching at most `limit` rows. */
function nearestInColumns(field: DistanceField, pixels: Uint32Array, box: Box, limit: number): void {
  const { width, gapDown } = field;
  const { left, right } = box;
  for (let y = box.top; y < box.bottom; y++) {
    const end = y * width + right;
    const first = y === box.top;
    for (let at = y * width + left; at < end; at++) {
      if (pixels[at] >>> 24 >= solidFrom) gapDown[at] = 0;
      else {
        const above = first ? none : gapDown[at - width];
        gapDown[at] = above !== none && above > -limit ? above - 1 : none;
      }
    }
  }
  for (let y = box.bottom - 2; y >= box.top; y--) {
    const end = y * width + right;
    for (let at = y * width + left; at < end; at++) {
      const here = gapDown[at];
      if (here === 0) continue;
      const below = gapDown[at + width] + 1;
      if (below > 0 && below <= limit && (here === none || below < -here)) gapDown[at] = below;
    }
  }
}

/**
 * Computes the lower envelope of the row's parabolas: for each piece, the column of the nearest shape pixel and the
 * x at which the piece starts. Returns the number of pieces.
 */
function envelope(field: DistanceField, box: Box, y: number): number {
  const { width, gapDown, columnOf, startOf } = field;
  const { left, right } = box;
  const row = y * width;
  let last = -1;
  let before = none;
  for (let x = left; x < right; x++) {
    const gap = gapDown[row + x];
    // Inside a solid run, only the two ends can be nearest to an outside pixel.
    const inner = gap === 0 && before === 0 && x + 1 < right && gapDown[row + x + 1] === 0;
    before = gap;
    if (gap === none || inner) continue;
    const height = gap * gap + x * x;
    let start = -far;
    while (last >= 0) {
      const other = columnOf[last];
      const otherGap = gapDown[row + other];
      start = (height - otherGap * otherGap - other * other) / (2 * (x - other));
      if (start > startOf[last]) break;
      last--;
      start = -far;
    }
    last++;
    columnOf[last] = x;
    startOf[last] = start;
  }
  startOf[last + 1] = far;
  return last + 1;
}

/** Measures the distances of a row, one piece of the envelope at a time. */
function measureRow(
  field: DistanceField,
  pixels: Uint32Array,
  box: Box,
  y: number,
  pieces: number,
  reach: number,
): void {
  const { width, distance, gapDown, columnOf, startOf } = field;
  const row = y * width;
  const last = row + box.right - 1;
  let at = row + box.left;
  for (let piece = 0; piece < pieces && at <= last; piece++) {
    const column = row + columnOf[piece];
    const gap = gapDown[column];
    const end = Math.min(last, row + Math.floor(startOf[piece + 1]));
    const edge = 0.5 - (pixels[column + gap * width] >>> 24) / 255;
    const squaredGap = gap * gap;
    const squaredReach = reach * reach;
    for (; at <= end; at++) {
      const own = pixels[at] >>> 24;
      if (own >= solidFrom) {
        distance[at] = 0.5 - own / 255;
        continue;
      }
      const squared = (at - column) * (at - column) + squaredGap;
      distance[at] = squared > squaredReach ? far : Math.sqrt(squared) + edge;
    }
  }
  if (at <= last) distance.fill(far, at, last + 1);
}
