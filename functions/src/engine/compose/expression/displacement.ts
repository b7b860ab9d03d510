import type { Box } from '../cut_out.ts';

/**
 * Displacement field of a box: for every pixel, the offset `x` and `y` to the source of its color, px. Rows from
 * the upper left; nothing moves outside the box.
 */
export interface Displacement extends Box {
  readonly width: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
}

/** Smaller displacements are ignored, px. */
const unseen = 0.04;

/** Scratch memory reused for each face: allocating costs more than the computation. */
const scratch = { x: new Float32Array(0), y: new Float32Array(0), source: new Uint8ClampedArray(0) };

/** Returns a zero displacement field for a box. It is valid until the next call. */
export function displacement(box: Box): Displacement {
  const width = box.right - box.left;
  const size = width * (box.bottom - box.top);
  if (scratch.x.length < size) {
    scratch.x = new Float32Array(size);
    scratch.y = new Float32Array(size);
  }
  const x = scratch.x.subarray(0, size).fill(0);
  const y = scratch.y.subarray(0, size).fill(0);
  return { ...box, width, x, y };
}

/**
 * Applies a displacement field to a picture (RGBA, straight alpha) in place; interpolation weights pixels by alpha.
 */
export function displace(
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
  field: Displacement,
): void {
  if (scratch.source.length < pixels.length) scratch.source = new Uint8ClampedArray(pixels.length);
  const { source } = scratch;
  source.set(pixels);
  let index = 0;
  for (let y = field.top; y < field.bottom; y++) {
    for (let x = field.left; x < field.right; x++, index++) {
      const moveX = field.x[index];
      const moveY = field.y[index];
      if (Math.abs(moveX) + Math.abs(moveY) < unseen) continue;
      const fromX = Math.max(0, Math.min(width - 1, x + moveX));
      const fromY = Math.max(0, Math.min(height - 1, y + moveY));
      const left = fromX | 0;
      const top = fromY | 0;
      const across = fromX - left;
      const down = fromY - top;
      const one = (top * width + left) * 4;
      const two = left < width - 1 ? one + 4 : one;
      const below = top < height - 1 ? width * 4 : 0;
      const a = (1 - across) * (1 - down) * source[one + 3];
      const b = across * (1 - down) * source[two + 3];
      const c = (1 - across) * down * source[one + below + 3];
      const d = across * down * source[two + below + 3];
      const alpha = a + b + c + d;
      const at = (y * width + x) * 4;
      pixels[at + 3] = alpha;
      for (let channel = 0; channel < 3; channel++) {
        pixels[at + channel] =
          alpha < 0.5
            ? 0
            : (a * source[one + channel] +
                b * source[two + channel] +
                c * source[one + below + channel] +
                d * source[two + below + channel]) /
              alpha;
      }
    }
  }
}
