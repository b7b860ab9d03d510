import type { Box } from '../compose/cut_out.ts';
import { enlarge } from './refine_matte.ts';

/** Width of the blended border, as a share of the patch. */
const seam = 0.06;

/**
 * Resizes `patch` (a square of `side`) to `box` and blends it over `plane` in place; `box` is in px of the plane.
 * The patch's border fades into the plane, except at the plane's own border.
 */
export function blendPatch(
  plane: Float32Array,
  { width, height }: { readonly width: number; readonly height: number },
  patch: Float32Array,
  side: number,
  box: Box,
): void {
  const [wide, tall] = [box.right - box.left, box.bottom - box.top];
  const near = enlarge(patch, side, side, wide, tall);
  for (let y = 0; y < tall; y++) {
    const row = (box.top + y) * width + box.left;
    const down = seamWeight(y, tall, box.top === 0, box.bottom === height);
    for (let x = 0; x < wide; x++) {
      const weight = down * seamWeight(x, wide, box.left === 0, box.right === width);
      const old = plane[row + x];
      plane[row + x] = old + (near[y * wide + x] - old) * weight;
    }
  }
}

function seamWeight(at: number, size: number, openStart: boolean, openEnd: boolean): number {
  const fromStart = openStart ? 1 : (at + 0.5) / (size * seam);
  const fromEnd = openEnd ? 1 : (size - at - 0.5) / (size * seam);
  return Math.min(1, fromStart, fromEnd);
}
