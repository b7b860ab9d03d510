import type { Box } from './cut_out.ts';

/** Weight of downward distance against sideways distance, as bodies are below their heads. */
const downwards = 0.35;
/** Width of the transition between two people, px. */
const seam = 3;

/**
 * Assigns each pixel to the nearest head and clears those that do not belong to `own`. `pixels` is RGBA, changed in
 * place; heads are in its px and may lie outside of it.
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

/** Distance of a point from the center of a head, in units of the head's size. */
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
