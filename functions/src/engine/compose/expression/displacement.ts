import type { Box } from '../cut_out.ts';

/**
 * For every pixel of a box where its color comes from: `x` and `y` px away. Rows from the upper left; nothing moves
 * outside of the box.
 */
export interface Displacement extends Box {
  readonly width: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
}

/** Moves of less than this are left out, px. */
const unseen = 0.04;

/** No displacement in a box. */
export function displacement(box: Box): Displacement {
  const size = (box.right - box.left) * (box.bottom - box.top);
  return {
    ...box,
    width: box.right - box.left,
    x: new Float32Array(size),
    y: new Float32Array(size),
  };
}

/** Moves the pixels of a picture (RGBA, straight alpha) in place; between pixels, neighbours count by their alpha. */
export function displace(
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
  field: Displacement,
): void {
  const source = pixels.slice();
  let index = 0;
  for (let y = field.top; y < field.bottom; y++) {
    for (let x = field.left; x < field.right; x++, index++) {
      const moveX = field.x[index] as number;
      const moveY = field.y[index] as number;
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
      const a = (1 - across) * (1 - down) * (source[one + 3] as number);
      const b = across * (1 - down) * (source[two + 3] as number);
      const c = (1 - across) * down * (source[one + below + 3] as number);
      const d = across * down * (source[two + below + 3] as number);
      const alpha = a + b + c + d;
      const at = (y * width + x) * 4;
      pixels[at + 3] = alpha;
      for (let channel = 0; channel < 3; channel++) {
        pixels[at + channel] =
          alpha < 0.5
            ? 0
            : (a * (source[one + channel] as number) +
                b * (source[two + channel] as number) +
                c * (source[one + below + channel] as number) +
                d * (source[two + below + channel] as number)) /
              alpha;
      }
    }
  }
}
