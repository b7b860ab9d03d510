import type { Pixels } from '../surface.ts';

export type Color = readonly [red: number, green: number, blue: number];

/** Approximate number of sampled pixels. */
const sampled = 4000;
const rounds = 8;
/** Smallest alpha of a sampled pixel. */
const solid = 200;

/**
 * Finds at most `count` representative colors of a picture, most frequent first (k-means with seeded k-means++
 * starts); none for a transparent picture. Output is deterministic.
 */
export function colorClusters({ width, height, data }: Pixels, count: number): Color[] {
  const samples = samplesOf(data, Math.max(1, Math.sqrt((width * height) / sampled)), width, height);
  if (samples.length === 0) return [];
  let centers = startsOf(samples, count);
  let sizes: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const sums = centers.map(() => [0, 0, 0, 0]);
    for (let at = 0; at < samples.length; at += 3) {
      const [red, green, blue] = [samples[at], samples[at + 1], samples[at + 2]];
      const sum = sums[nearest(centers, red, green, blue)];
      sum[0] += red;
      sum[1] += green;
      sum[2] += blue;
      sum[3] += 1;
    }
    sizes = sums.map(([, , , size]) => size);
    centers = sums.map(([red, green, blue, size], index) =>
      size ? [red / size, green / size, blue / size] : centers[index],
    );
  }
  return centers
    .map((color, index) => ({ color, size: sizes[index] }))
    .filter(({ size }) => size > 0)
    .sort((one, other) => other.size - one.size)
    .map(({ color: [red, green, blue] }) => [Math.round(red), Math.round(green), Math.round(blue)]);
}

/**
 * Returns a function that finds the index of the visually nearest color. Colors are quantized in steps of 8; each
 * step is computed once.
 */
export function colorFinder(colors: readonly Color[]): (red: number, green: number, blue: number) => number {
  const known = new Int16Array(1 << 15).fill(-1);
  return (red, green, blue) => {
    const key = ((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3);
    const found = known[key];
    if (found >= 0) return found;
    const index = nearest(colors, (red & ~7) + 4, (green & ~7) + 4, (blue & ~7) + 4);
    known[key] = index;
    return index;
  };
}

/** Index of the visually nearest color. */
export function nearest(colors: readonly Color[], red: number, green: number, blue: number): number {
  let best = 0;
  let least = Infinity;
  for (let index = 0; index < colors.length; index++) {
    const color = colors[index];
    const distance = distanceOf(color[0] - red, color[1] - green, color[2] - blue);
    if (distance < least) {
      least = distance;
      best = index;
    }
  }
  return best;
}

/** Squared distance, weighted approximately by perception. */
function distanceOf(red: number, green: number, blue: number): number {
  return 2 * red * red + 4 * green * green + 3 * blue * blue;
}

function samplesOf(data: Uint8ClampedArray, step: number, width: number, height: number): Uint8Array {
  const found: number[] = [];
  for (let y = step / 2; y < height; y += step) {
    for (let x = step / 2; x < width; x += step) {
      const at = (Math.floor(y) * width + Math.floor(x)) * 4;
      if (data[at + 3] < solid) continue;
      found.push(data[at], data[at + 1], data[at + 2]);
    }
  }
  return Uint8Array.from(found);
}

function startsOf(samples: Uint8Array, count: number): Color[] {
  const random = randomNumbers(0x9e3779b9);
  const colorAt = (index: number): Color => [
    samples[index * 3],
    samples[index * 3 + 1],
    samples[index * 3 + 2],
  ];
  const total = samples.length / 3;
  const starts = [colorAt(Math.floor(random() * total))];
  const away = new Float64Array(total).fill(Infinity);
  while (starts.length < count) {
    const [red, green, blue] = starts[starts.length - 1];
    let sum = 0;
    for (let index = 0; index < total; index++) {
      const color = colorAt(index);
      const distance = distanceOf(color[0] - red, color[1] - green, color[2] - blue);
      if (distance < away[index]) away[index] = distance;
      sum += away[index];
    }
    if (sum === 0) break; // No further colors.
    let left = random() * sum;
    let index = 0;
    while (index < total - 1 && left >= away[index]) {
      left -= away[index];
      index++;
    }
    starts.push(colorAt(index));
  }
  return starts;
}

/** Seeded pseudo-random numbers in 0..1 (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
