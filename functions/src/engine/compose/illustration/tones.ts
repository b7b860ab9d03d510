import type { Box, Head } from '../cut_out.ts';
import type { Pixels } from '../surface.ts';
import { lightness, type Plane } from './lightness.ts';

/** Quantiles of the subject that become black and white. */
const darkest = 0.03;
const lightest = 0.95;
const least = 0.12;

/**
 * Smallest tone of the center of a face, so that it is readable: darker faces are lifted, limited by this exponent.
 */
const faceTone = 0.64;
const mostLifted = 0.7;

/** Stretches the picture's lightness to 0..1 for any light, and keeps the first of `heads` readable. */
export function tones(pixels: Pixels, heads: readonly Head[]): Plane {
  const plane = lightness(pixels);
  const { values } = plane;
  const whole = { left: 0, top: 0, right: pixels.width, bottom: pixels.height };
  const { counts, total } = countedIn(pixels, plane, whole);
  const low = quantile(counts, total * darkest);
  const range = Math.max(least, quantile(counts, total * lightest) - low);
  const face = heads[0] ? (faceLight(pixels, plane, heads[0]) - low) / range : 1;
  const exponent =
    face < faceTone ? Math.max(mostLifted, Math.log(faceTone) / Math.log(Math.max(0.1, face))) : 1;
  for (let index = 0; index < values.length; index++) {
    const tone = Math.min(1, Math.max(0, (values[index] - low) / range));
    values[index] = exponent === 1 ? tone : tone ** exponent;
  }
  return plane;
}

/** Median lightness of the center of a face, or of a head without one. */
function faceLight(pixels: Pixels, plane: Plane, { face, ...head }: Head): number {
  const reach = face ? face.scale : (head.right - head.left) / 4;
  const x = face ? face.nose.bridge.x : (head.left + head.right) / 2;
  const y = face ? face.nose.bridge.y : head.top + (head.bottom - head.top) * 0.6;
  const { counts, total } = countedIn(pixels, plane, {
    left: Math.max(0, Math.floor(x - reach)),
    top: Math.max(0, Math.floor(y - reach)),
    right: Math.min(pixels.width, x + reach),
    bottom: Math.min(pixels.height, y + reach),
  });
  return total === 0 ? 1 : quantile(counts, total / 2);
}

/** Lightness histogram (256 steps) of the subject's pixels in a box. */
function countedIn(
  { data, width }: Pixels,
  { values }: Plane,
  { left, top, right, bottom }: Box,
): { counts: Uint32Array; total: number } {
  const counts = new Uint32Array(256);
  let total = 0;
  for (let row = top; row < bottom; row++) {
    for (let column = left; column < right; column++) {
      const index = row * width + column;
      if (data[index * 4 + 3] < 128) continue;
      const step = Math.min(255, (values[index] * 256) | 0);
      counts[step] += 1;
      total++;
    }
  }
  return { counts, total };
}

function quantile(counts: Uint32Array, wanted: number): number {
  let sum = 0;
  for (let step = 0; step < 256; step++) {
    sum += counts[step];
    if (sum > wanted) return step / 256;
  }
  return 1;
}
