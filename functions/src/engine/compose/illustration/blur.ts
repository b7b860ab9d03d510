import type { Plane } from './lightness.ts';

/** Gaussian blur of values that are 0 outside the picture. */
export function blur({ width, height, values }: Plane, sigma: number): Plane {
  const kernel = kernelOf(sigma);
  const reach = kernel.length - 1;
  const across = new Float32Array(values.length);
  const row = new Float32Array(width + 2 * reach);
  for (let y = 0; y < height; y++) {
    row.set(values.subarray(y * width, (y + 1) * width), reach);
    blurRow(row, across, y * width, width, kernel);
  }
  const result = new Float32Array(values.length);
  const sums = new Float64Array(width);
  for (let y = 0; y < height; y++) {
    const from = y * width;
    const middle = kernel[0];
    for (let x = 0; x < width; x++) sums[x] = across[from + x] * middle;
    for (let away = 1; away <= reach; away++) {
      const part = kernel[away];
      if (y >= away) addRow(sums, across, from - away * width, width, part);
      if (y + away < height) addRow(sums, across, from + away * width, width, part);
    }
    result.set(sums, from);
  }
  return { width, height, values: result };
}

/** Returns a Gaussian blur with fixed weights: transparent pixels do not count and stay 0. */
export function weightedBlur(weights: Plane, sigma: number): (plane: Plane) => Plane {
  const shares = blur(weights, sigma).values;
  return ({ width, height, values }) => {
    const weighted = new Float32Array(values.length);
    for (let index = 0; index < values.length; index++) {
      weighted[index] = values[index] * weights.values[index];
    }
    const sums = blur({ width, height, values: weighted }, sigma);
    for (let index = 0; index < shares.length; index++) {
      const share = shares[index];
      sums.values[index] = share > 1e-4 ? sums.values[index] / share : 0;
    }
    return sums;
  };
}

/** `row` is padded by the kernel's reach on both sides. */
function blurRow(
  row: Float32Array,
  result: Float32Array,
  to: number,
  width: number,
  kernel: Float32Array,
): void {
  const reach = kernel.length - 1;
  const middle = kernel[0];
  for (let x = 0; x < width; x++) {
    const at = x + reach;
    let sum = row[at] * middle;
    for (let away = 1; away <= reach; away++) {
      sum += (row[at - away] + row[at + away]) * kernel[away];
    }
    result[to + x] = sum;
  }
}

function addRow(sums: Float64Array, values: Float32Array, from: number, width: number, part: number): void {
  for (let x = 0; x < width; x++) sums[x] += values[from + x] * part;
}

/** Half of a kernel, from its center; the whole kernel sums up to 1. */
function kernelOf(sigma: number): Float32Array {
  const reach = Math.ceil(sigma * 2.5);
  const half = Float32Array.from({ length: reach + 1 }, (_, away) =>
    Math.exp(-(away * away) / (2 * sigma * sigma)),
  );
  const sum = half.reduce((total, part, away) => total + (away === 0 ? part : part * 2), 0);
  return half.map((part) => part / sum);
}
