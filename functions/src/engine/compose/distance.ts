import type { Box } from './cut_out.ts';

/** Scratch memory of one picture size; reused from picture to picture. */
export interface DistanceField {
  width: number;
  height: number;
  /** Signed distance of each pixel's middle to the edge of the shape, px; `far` where out of reach. */
  distance: Float32Array;
  nearestRow: Int16Array;
  columnOf: Int16Array;
  startOf: Float64Array;
}

export const far = 1e6;
/** Coverage from which a pixel counts as part of the shape; its fraction moves the edge within the pixel. */
export const solidFrom = 26;

export function distanceField(width: number, height: number): DistanceField {
  return {
    width,
    height,
    distance: new Float32Array(width * height),
    nearestRow: new Int16Array(width * height),
    columnOf: new Int16Array(width + 1),
    startOf: new Float64Array(width + 2),
  };
}

/**
 * Exact Euclidean distance to the shape in the alpha (highest byte) of `pixels`, for the pixels of `box` that are not opaque
 * and nearer than `reach` px. The nearest pixel is found by lower envelopes (Felzenszwalb and Huttenlocher, 2012);
 * its coverage places the edge inside it, so that rings drawn from the distance are smooth.
 */
export function measureDistance(field: DistanceField, pixels: Uint32Array, box: Box, reach: number): void {
  nearestInColumns(field, pixels, box, Math.ceil(reach));
  for (let y = box.top; y < box.bottom; y++) {
    const pieces = envelope(field, box, y);
    measureRow(field, pixels, box, y, pieces, reach * reach);
  }
}

/** For each pixel the row of the nearest shape pixel in its own column, or −1 beyond `limit`. */
function nearestInColumns(field: DistanceField, pixels: Uint32Array, box: Box, limit: number): void {
  const { width, nearestRow } = field;
  for (let y = box.top; y < box.bottom; y++) {
    const row = y * width;
    for (let x = box.left; x < box.right; x++) {
      if ((pixels[row + x] as number) >>> 24 >= solidFrom) nearestRow[row + x] = y;
      else {
        const above = y > box.top ? (nearestRow[row - width + x] as number) : -1;
        nearestRow[row + x] = above >= 0 && y - above <= limit ? above : -1;
      }
    }
  }
  for (let y = box.bottom - 2; y >= box.top; y--) {
    const row = y * width;
    for (let x = box.left; x < box.right; x++) {
      const here = nearestRow[row + x] as number;
      if (here === y) continue;
      const below = nearestRow[row + width + x] as number;
      if (below > y && below - y <= limit && (here < 0 || below - y < y - here)) nearestRow[row + x] = below;
    }
  }
}

/** Lower envelope of the row's parabolas: which column's shape pixel is nearest from where on. Answers the pieces. */
function envelope(field: DistanceField, box: Box, y: number): number {
  const { width, nearestRow, columnOf, startOf } = field;
  const row = y * width;
  let last = -1;
  for (let x = box.left; x < box.right; x++) {
    const nearest = nearestRow[row + x] as number;
    if (nearest < 0) continue;
    // Inside a solid run only its two ends can be nearest to a pixel outside.
    const inner = nearest === y && x > box.left && x + 1 < box.right;
    if (inner && nearestRow[row + x - 1] === y && nearestRow[row + x + 1] === y) continue;
    const height = (nearest - y) * (nearest - y) + x * x;
    let start = -far;
    while (last >= 0) {
      const other = columnOf[last] as number;
      const gap = (nearestRow[row + other] as number) - y;
      start = (height - gap * gap - other * other) / (2 * (x - other));
      if (start > (startOf[last] as number)) break;
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

function measureRow(
  field: DistanceField,
  pixels: Uint32Array,
  box: Box,
  y: number,
  pieces: number,
  reachSquared: number,
): void {
  const { width, distance, nearestRow, columnOf, startOf } = field;
  const row = y * width;
  if (pieces === 0) {
    distance.fill(far, row + box.left, row + box.right);
    return;
  }
  let piece = 0;
  for (let x = box.left; x < box.right; x++) {
    const own = (pixels[row + x] as number) >>> 24;
    if (own >= solidFrom) {
      distance[row + x] = 0.5 - own / 255;
      continue;
    }
    while ((startOf[piece + 1] as number) < x) piece++;
    const column = columnOf[piece] as number;
    const nearest = nearestRow[row + column] as number;
    const squared = (x - column) * (x - column) + (nearest - y) * (nearest - y);
    if (squared > reachSquared) distance[row + x] = far;
    else {
      const coverage = (pixels[nearest * width + column] as number) >>> 24;
      distance[row + x] = Math.sqrt(squared) + 0.5 - coverage / 255;
    }
  }
}
