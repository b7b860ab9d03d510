import type { Plane } from './lightness.ts';

/** Gaussian blur of `plane` weighted by `weights`: what is clear counts for nothing, and stays 0. */
export function weightedBlur({ width, height, values }: Plane, weights: Plane, sigma: number): Plane {
  const weighted = values.map((value, index) => value * (weights.values[index] as number));
  const sums = blurred(weighted, width, height, sigma);
  const shares = blurred(weights.values, width, height, sigma);
  for (let index = 0; index < sums.length; index++) {
    const share = shares[index] as number;
    sums[index] = share > 1e-4 ? (sums[index] as number) / share : 0;
  }
  return { width, height, values: sums };
}

function blurred(values: Float32Array, width: number, height: number, sigma: number): Float32Array {
  const kernel = kernelOf(sigma);
  const across = new Float32Array(values.length);
  for (let y = 0; y < height; y++) along(values, across, y * width, 1, width, kernel);
  const result = new Float32Array(values.length);
  // Rows are added whole: columns would jump through memory.
  const reach = kernel.length - 1;
  for (let y = 0; y < height; y++) {
    const to = y * width;
    for (let step = -reach; step <= reach; step++) {
      if (y + step < 0 || y + step >= height) continue;
      const part = kernel[Math.abs(step)] as number;
      const from = (y + step) * width;
      for (let x = 0; x < width; x++) {
        result[to + x] = (result[to + x] as number) + (across[from + x] as number) * part;
      }
    }
  }
  return result;
}

function along(
  values: Float32Array,
  result: Float32Array,
  start: number,
  step: number,
  count: number,
  kernel: Float32Array,
): void {
  const reach = kernel.length - 1;
  const middle = kernel[0] as number;
  for (let index = 0; index < count; index++) {
    const at = start + index * step;
    let sum = (values[at] as number) * middle;
    for (let away = 1; away <= reach; away++) {
      let pair = 0;
      if (index >= away) pair += values[at - away * step] as number;
      if (index + away < count) pair += values[at + away * step] as number;
      sum += pair * (kernel[away] as number);
    }
    result[at] = sum;
  }
}

/** Half a kernel, from its middle on; the whole sums up to 1. */
function kernelOf(sigma: number): Float32Array {
  const reach = Math.ceil(sigma * 2.5);
  const half = Float32Array.from({ length: reach + 1 }, (_, away) =>
    Math.exp(-(away * away) / (2 * sigma * sigma)),
  );
  const sum = half.reduce((total, part, away) => total + (away === 0 ? part : part * 2), 0);
  return half.map((part) => part / sum);
}
