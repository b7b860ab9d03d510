import type { Box } from './cut_out.ts';

/** Bodies lie below their heads: a distance downwards counts as this part of one sideways. */
const downwards = 0.35;
/** Width, px, over which one person fades into the next. */
const seam = 3;

/**
 * Clears what belongs to other people than the one with head `own`: each pixel is the nearest head's. `pixels` is RGBA,
 * changed in place; all heads in its px, those outside of it too.
 */
export function keepNearest(
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
  own: Box,
  others: readonly Box[],
): void {
  const distance = distanceToHead(own);
  const rivals = others.map(distanceToHead);
  const size = sizeOf(own);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4 + 3;
      if (pixels[at] === 0) continue;
      let nearest = Infinity;
      for (const rival of rivals) nearest = Math.min(nearest, rival(x, y));
      const share = ((nearest - distance(x, y)) * size) / seam + 0.5;
      if (share < 1) pixels[at] = Math.max(0, pixels[at] * share);
    }
  }
}

function sizeOf({ left, top, right, bottom }: Box): number {
  return (right - left + bottom - top) / 2;
}

/** Distance of a point from the middle of a head, in its sizes. */
export function distanceToHead(head: Box): (x: number, y: number) => number {
  const size = sizeOf(head);
  const middleX = (head.left + head.right) / 2;
  const middleY = (head.top + head.bottom) / 2;
  return (x, y) => {
    const across = (x + 0.5 - middleX) / size;
    const down = (y + 0.5 - middleY) / size;
    const weighed = down > 0 ? down * downwards : down;
    return Math.sqrt(across * across + weighed * weighed);
  };
}
