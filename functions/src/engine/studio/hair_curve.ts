/** Lightness (OKLab, 0..1) of a photo's hair: shadow, middle and highlight. */
export interface HairRange {
  low: number;
  middle: number;
  high: number;
}

const bins = 512;
const solid = 230;

/**
 * Measures the 6th, 50th and 96th percentile of lightness where `matte` is solid; both planes have the same pixels.
 */
export function hairRange(lightness: Float32Array, matte: Uint8Array): HairRange {
  const counts = new Uint32Array(bins);
  let total = 0;
  for (let at = 0; at < matte.length; at++) {
    if (matte[at] < solid) continue;
    const bin = Math.min(bins - 1, Math.max(0, Math.floor(lightness[at] * bins)));
    counts[bin] += 1;
    total++;
  }
  const quantile = (share: number) => {
    let left = total * share;
    let bin = 0;
    while (bin < bins - 1 && left >= counts[bin]) left -= counts[bin++];
    return (bin + 0.5) / bins;
  };
  const middle = quantile(0.5);
  return {
    low: Math.min(quantile(0.06), middle - 0.02),
    middle,
    high: Math.max(quantile(0.96), middle + 0.02),
  };
}

/** Resolution of a lightness curve. */
export const curveSteps = 1024;

/**
 * Maps each lightness 0..1 of the photo's hair (in `curveSteps` steps) to that of dyed hair, for a tone of
 * lightness `aim`. The hair's middle maps to the tone. Shadows and highlights keep their distance from it,
 * stretched to what hair of that lightness shows (black hair has deep shadows and few highlights, bleached hair the
 * reverse), but limited so that noise stays invisible. Monotone, so every strand stays darker or lighter than its
 * neighbor.
 */
export function hairCurve({ low, middle, high }: HairRange, aim: number): Float32Array {
  const below = middle - low;
  const above = high - middle;
  const depth = within((aim * 0.41) / below, 0.55, 1.9) * below;
  const shine = within((0.16 + 0.3 * (1 - aim) * (1 - aim)) / above, 0.4, 1.15) * above;
  const shadow = Math.max(aim * 0.35, aim - depth);
  const light = Math.min(aim + shine, aim + (1 - aim) * 0.75);
  const white = Math.max(light + 0.02, 1 - 0.25 * (1 - aim));
  const knots = [
    [0, Math.max(shadow * 0.5, shadow - low * 1.5)],
    [low, shadow],
    [middle, aim],
    [high, light],
    [1, white],
  ] as const;
  return monotone(
    knots.map(([x]) => x),
    knots.map(([, y]) => y),
  );
}

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/**
 * Monotone cubic interpolation through the knots (Fritsch and Carlson, 1980), sampled at `curveSteps` points from 0
 * to 1.
 */
function monotone(xs: readonly number[], ys: readonly number[]): Float32Array {
  const x = (knot: number) => xs[knot];
  const y = (knot: number) => ys[knot];
  const last = xs.length - 1;
  const slope = (knot: number) => (y(knot + 1) - y(knot)) / (x(knot + 1) - x(knot));
  const tangents = xs.map((_, knot) => {
    if (knot === 0) return slope(0);
    if (knot === last) return slope(last - 1);
    const [before, after] = [slope(knot - 1), slope(knot)];
    return before * after <= 0 ? 0 : (2 * before * after) / (before + after);
  });
  const curve = new Float32Array(curveSteps);
  let knot = 0;
  for (let step = 0; step < curveSteps; step++) {
    const at = step / (curveSteps - 1);
    while (knot < last - 1 && at > x(knot + 1)) knot++;
    const width = x(knot + 1) - x(knot);
    const t = within((at - x(knot)) / width, 0, 1);
    const start = (1 + 2 * t) * (1 - t) * (1 - t) * y(knot) + t * (1 - t) * (1 - t) * width * tangents[knot];
    const end = t * t * (3 - 2 * t) * y(knot + 1) - t * t * (1 - t) * width * tangents[knot + 1];
    curve[step] = start + end;
  }
  return curve;
}
