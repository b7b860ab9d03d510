import type { Spot } from '../../domain/stamps/image.ts';

/** A pixel with at least this alpha counts as solid. */
export const solidFrom = 200;
/** Alpha up to this is barely visible, but not transparent. */
export const hazeUpTo = 24;

export interface AlphaMeasures {
  /** Number of pixels with an alpha above 0. */
  readonly drawn: number;
  /** Number of barely visible pixels without a clearly visible neighbor: the soft edge of a shadow is no haze. */
  readonly hazy: number;
  /** The area of haze; null if there is none. */
  readonly hazeBox: Spot | null;
  /** The area of all drawn pixels; null for an empty image. */
  readonly box: Spot | null;
  /** Corners that are not transparent, each as a spot of one pixel. */
  readonly corners: readonly Spot[];
  /** Number of solid pixels on the outermost rows and columns. */
  readonly cut: number;
}

/** Measures the alpha channel of an image in one pass. */
export function measureAlpha(pixels: Uint8Array, width: number, height: number): AlphaMeasures {
  const box = growing();
  const haze = growing();
  let [drawn, hazy, cut] = [0, 0, 0];
  for (let y = 0, at = 3; y < height; y += 1) {
    const isOuterRow = y === 0 || y === height - 1;
    let [first, last, firstHaze, lastHaze] = [-1, -1, -1, -1];
    for (let x = 0; x < width; x += 1, at += 4) {
      const alpha = pixels[at];
      if (alpha === 0) continue;
      drawn += 1;
      if (first < 0) first = x;
      last = x;
      if (alpha <= hazeUpTo) {
        if (isEdge(pixels, x, y, width, height)) continue;
        hazy += 1;
        if (firstHaze < 0) firstHaze = x;
        lastHaze = x;
      } else if (alpha >= solidFrom && (isOuterRow || x === 0 || x === width - 1)) cut += 1;
    }
    if (first >= 0) box.add(first, last, y);
    if (firstHaze >= 0) haze.add(firstHaze, lastHaze, y);
  }
  const corners = [
    [0, 0],
    [width - 1, 0],
    [0, height - 1],
    [width - 1, height - 1],
  ].flatMap(([x = 0, y = 0]) =>
    pixels[(y * width + x) * 4 + 3] === 0 ? [] : [{ x, y, width: 1, height: 1 }],
  );
  return { drawn, hazy, hazeBox: haze.spot(), box: box.spot(), corners, cut };
}

/** Whether one of the eight neighbors is clearly visible. */
function isEdge(pixels: Uint8Array, x: number, y: number, width: number, height: number): boolean {
  for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row += 1)
    for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column += 1)
      if (pixels[(row * width + column) * 4 + 3] > hazeUpTo) return true;
  return false;
}

/** Builds a bounding box row by row, each from `first` to `last`. */
export function growing() {
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, -1, -1, -1];
  return {
    add: (first: number, last: number, y: number): void => {
      if (top < 0) top = y;
      bottom = y;
      left = Math.min(left, first);
      right = Math.max(right, last);
    },
    spot: (): Spot | null =>
      top < 0 ? null : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 },
  };
}
