import { boxMean } from '../segment/box_mean.ts';
import type { Photo } from '../segment/refine_matte.ts';

/** Means are computed on a grid coarser than the photo by this factor. */
const coarse = 4;
/**
 * Radius of the neighborhood in cells of that grid: near, and far, which has little weight and matters only if the
 * near one is nearly empty.
 */
const nearRadius = 3;
const farRadius = 16;
const farWeight = 0.02;

/** Returns the mean of one channel (0 red, 1 green, 2 blue) around the pixel at index `at`. */
export type LocalMeans = (at: number, channel: number) => number;

/**
 * Computes the mean color around each pixel, over pixels for which `counts` holds, with bytes mapped by `values`.
 * NaN if there are none within about 64 px.
 */
export function localMeans(
  { width, height, pixels }: Photo,
  counts: (at: number) => boolean,
  values: ArrayLike<number>,
): LocalMeans {
  const across = Math.ceil(width / coarse);
  const down = Math.ceil(height / coarse);
  const weights = new Float32Array(across * down);
  const reds = new Float32Array(across * down);
  const greens = new Float32Array(across * down);
  const blues = new Float32Array(across * down);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / coarse) * across;
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      if (!counts(at)) continue;
      const cell = row + ((x / coarse) | 0);
      weights[cell] += 1;
      reds[cell] += values[pixels[at * 3]];
      greens[cell] += values[pixels[at * 3 + 1]];
      blues[cell] += values[pixels[at * 3 + 2]];
    }
  }
  const spread = (plane: Float32Array) => {
    const near = boxMean(plane.slice(), across, down, nearRadius);
    const far = boxMean(plane, across, down, farRadius);
    return near.map((value, cell) => value + farWeight * far[cell]);
  };
  const total = spread(weights);
  const means = [reds, greens, blues].map((plane) =>
    spread(plane).map((value, cell) => {
      const weight = total[cell];
      return weight > 1e-6 ? value / weight : Number.NaN;
    }),
  );
  return (at, channel) => {
    const x = at % width;
    return between(means[channel], across, down, x, (at - x) / width);
  };
}

/** Bilinear interpolation of a coarse plane at a pixel of the photo. */
function between(plane: Float32Array, across: number, down: number, x: number, y: number): number {
  const cellX = Math.min(across - 1, Math.max(0, (x + 0.5) / coarse - 0.5));
  const cellY = Math.min(down - 1, Math.max(0, (y + 0.5) / coarse - 0.5));
  const left = cellX | 0;
  const top = cellY | 0;
  const right = Math.min(across - 1, left + 1);
  const under = Math.min(down - 1, top + 1) * across;
  const row = top * across;
  const shareX = cellX - left;
  const upper = plane[row + left] * (1 - shareX) + plane[row + right] * shareX;
  const lower = plane[under + left] * (1 - shareX) + plane[under + right] * shareX;
  return upper + (lower - upper) * (cellY - top);
}
