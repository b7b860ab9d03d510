import type { Box } from './cut_out.ts';

/** Smallest box around the `pixels` whose alpha (highest byte) is at least `least`, or null if there are none. */
export function drawnBox(pixels: Uint32Array, width: number, height: number, least: number): Box | null {
  const drawn = (index: number) => pixels[index] >>> 24 >= least;
  const rowDrawn = (y: number) => {
    for (let index = y * width; index < (y + 1) * width; index++) if (drawn(index)) return true;
    return false;
  };
  let top = 0;
  while (top < height && !rowDrawn(top)) top++;
  if (top === height) return null;
  let bottom = height;
  while (!rowDrawn(bottom - 1)) bottom--;
  let left = width;
  let right = 0;
  for (let y = top; y < bottom; y++) {
    const row = y * width;
    let x = 0;
    while (x < left && !drawn(row + x)) x++;
    left = x;
    x = width;
    while (x > right && !drawn(row + x - 1)) x--;
    right = x;
  }
  return { left, top, right, bottom };
}

/** Expands `box` by `by` px within the canvas. */
export function widened(box: Box, by: number, width: number, height: number): Box {
  return {
    left: Math.max(0, box.left - by),
    top: Math.max(0, box.top - by),
    right: Math.min(width, box.right + by),
    bottom: Math.min(height, box.bottom + by),
  };
}

/**
 * Views RGBA bytes as one number per pixel, alpha in the highest byte (all supported platforms are little-endian).
 */
export function packed(rgba: Uint8ClampedArray): Uint32Array {
  return new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.length / 4);
}
