import { packed } from '../compose/drawn_box.ts';

/** Alpha from which a pixel shows the subject alone. */
const solid = 250;
/** Smallest share of solid neighbors in the window for a reliable color. */
const least = 0.01;

/**
 * Removes the background's color from the semi-transparent rim: each such pixel gets the mean color of the solid
 * pixels around it. `pixels` is RGBA with straight alpha, changed in place; solid pixels never change, so the order
 * does not matter.
 */
export function decontaminateEdges(pixels: Uint8ClampedArray, width: number, height: number): void {
  const radius = Math.max(3, Math.round(Math.max(width, height) / 160));
  const whole = packed(pixels);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const alpha = whole[y * width + x] >>> 24;
      if (alpha > 0 && alpha < solid) decontaminate(pixels, whole, width, height, x, y, radius);
    }
  }
}

function decontaminate(
  pixels: Uint8ClampedArray,
  whole: Uint32Array,
  width: number,
  height: number,
  x: number,
  y: number,
  radius: number,
): void {
  const left = Math.max(0, x - radius);
  const right = Math.min(width - 1, x + radius);
  const top = Math.max(0, y - radius);
  const bottom = Math.min(height - 1, y + radius);
  let red = 0;
  let green = 0;
  let blue = 0;
  let count = 0;
  for (let row = top; row <= bottom; row++) {
    const end = row * width + right;
    for (let at = row * width + left; at <= end; at++) {
      const rgba = whole[at];
      if (rgba >>> 24 < solid) continue;
      red += rgba & 255;
      green += (rgba >> 8) & 255;
      blue += (rgba >> 16) & 255;
      count++;
    }
  }
  if (count < least * (right - left + 1) * (bottom - top + 1)) return;
  const at = (y * width + x) * 4;
  const share = (1 - pixels[at + 3] / 255) / count;
  const own = 1 - share * count;
  pixels[at] = pixels[at] * own + red * share;
  pixels[at + 1] = pixels[at + 1] * own + green * share;
  pixels[at + 2] = pixels[at + 2] * own + blue * share;
}
