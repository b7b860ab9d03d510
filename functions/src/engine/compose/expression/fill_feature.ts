import type { Box } from '../cut_out.ts';
import type { Point } from '../face_map.ts';
import { convexHull, edgesOf, outside } from './convex_hull.ts';

/** Number of points around a feature at which the skin is sampled. */
const rimPoints = 48;
/** Share of the darkest samples that are dropped: lashes and shadows. */
const leftOut = 0.22;
/** Cells per unit of the grid on which skin is computed. */
const gridOfUnit = 18;
/** Width of the soft edge, units. */
const seam = 0.07;

interface RimColor {
  readonly x: number;
  readonly y: number;
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly light: number;
}

/**
 * Fills a feature of RGBA pixels with the surrounding skin, in place: the hull of `points`, grown by `grow` px.
 * `unit` is the face's unit in px. Returns the lightness of the skin, 0..255; null if none was found.
 */
export function fillFeature(
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
  points: readonly Point[],
  { grow, unit }: { readonly grow: number; readonly unit: number },
): number | null {
  const hull = convexHull(points);
  if (hull.length < 3) return null;
  const edges = edgesOf(hull);
  const rim = rimColors(pixels, width, height, hull, grow);
  if (rim.length === 0) return null;
  const xs = hull.map(({ x }) => x);
  const ys = hull.map(({ y }) => y);
  const soft = Math.max(1, seam * unit);
  const reach = grow + soft;
  const [left, right] = [Math.max(0, Math.floor(Math.min(...xs) - reach)), Math.max(...xs) + reach];
  const [top, bottom] = [Math.max(0, Math.floor(Math.min(...ys) - reach)), Math.max(...ys) + reach];
  const box = {
    left,
    top,
    right: Math.min(width, Math.ceil(right)),
    bottom: Math.min(height, Math.ceil(bottom)),
  };
  const blend = { rim, edges, grow, soft };
  paintSkin(pixels, width, box, blend, unit);
  return rim.reduce((total, { light }) => total + light, 0) / rim.length;
}

interface Blend {
  readonly rim: readonly RimColor[];
  readonly edges: Float64Array;
  readonly grow: number;
  readonly soft: number;
}

/** Paints skin in a box. Its color and coverage change slowly, so they are computed on a grid and interpolated. */
function paintSkin(
  pixels: Uint8ClampedArray,
  width: number,
  { left, top, right, bottom }: Box,
  blend: Blend,
  unit: number,
): void {
  const step = Math.max(1, Math.round(unit / gridOfUnit));
  const columns = Math.ceil((right - left) / step) + 1;
  const rows = Math.ceil((bottom - top) / step) + 1;
  const grid = new Float32Array(columns * rows * 4);
  for (let at = 0; at < columns * rows; at++) {
    skinAt(grid, at * 4, left + (at % columns) * step, top + Math.floor(at / columns) * step, blend, unit);
  }
  for (let y = top; y < bottom; y++) {
    const row = ((y - top) / step) | 0;
    const down = (y - top) / step - row;
    for (let x = left; x < right; x++) {
      const column = ((x - left) / step) | 0;
      const across = (x - left) / step - column;
      const one = (row * columns + column) * 4;
      const other = one + columns * 4;
      const a = (1 - across) * (1 - down);
      const b = across * (1 - down);
      const c = (1 - across) * down;
      const d = across * down;
      const share = Math.min(1, mixed(grid, one + 3, other + 3, a, b, c, d));
      if (share <= 0) continue;
      const at = (y * width + x) * 4;
      if (pixels[at + 3] === 0) continue;
      for (let channel = 0; channel < 3; channel++) {
        const skin = mixed(grid, one + channel, other + channel, a, b, c, d);
        pixels[at + channel] = pixels[at + channel] * (1 - share) + skin * share;
      }
    }
  }
}

function mixed(
  grid: Float32Array,
  one: number,
  other: number,
  a: number,
  b: number,
  c: number,
  d: number,
): number {
  return grid[one] * a + grid[one + 4] * b + grid[other] * c + grid[other + 4] * d;
}

/**
 * Writes the color of skin at a point and its coverage: a mean of the rim's colors, weighted by distance. Distances
 * are scaled to a face of 100 px.
 */
function skinAt(
  grid: Float32Array,
  at: number,
  x: number,
  y: number,
  { rim, edges, grow, soft }: Blend,
  unit: number,
): void {
  const cover = (grow - outside(edges, x, y)) / soft + 0.5;
  grid[at + 3] = cover;
  const square = (100 / unit) ** 2;
  let red = 0;
  let green = 0;
  let blue = 0;
  let sum = 0;
  for (const each of rim) {
    const away = ((x - each.x) ** 2 + (y - each.y) ** 2) * square;
    const weight = 1 / (away + 0.02 * away * away + 4);
    red += each.red * weight;
    green += each.green * weight;
    blue += each.blue * weight;
    sum += weight;
  }
  grid[at] = red / sum;
  grid[at + 1] = green / sum;
  grid[at + 2] = blue / sum;
}

/** Colors around the grown hull, without the darkest. */
function rimColors(
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
  hull: readonly Point[],
  grow: number,
): RimColor[] {
  const middle = {
    x: hull.reduce((sum, { x }) => sum + x, 0) / hull.length,
    y: hull.reduce((sum, { y }) => sum + y, 0) / hull.length,
  };
  const edges = edgesOf(hull);
  const found: RimColor[] = [];
  for (let turn = 0; turn < rimPoints; turn++) {
    const [across, down] = [
      Math.cos((turn * 2 * Math.PI) / rimPoints),
      Math.sin((turn * 2 * Math.PI) / rimPoints),
    ];
    let reach = 0;
    while (outside(edges, middle.x + across * reach, middle.y + down * reach) < grow) reach++;
    const [x, y] = [Math.round(middle.x + across * reach), Math.round(middle.y + down * reach)];
    if (x < 1 || y < 1 || x >= width - 1 || y >= height - 1) continue;
    const color = meanAround(pixels, width, x, y);
    if (color) found.push({ x, y, ...color });
  }
  return found
    .toSorted((one, other) => other.light - one.light)
    .slice(0, Math.ceil(found.length * (1 - leftOut)));
}

/** Mean of 3 × 3 solid pixels; null if any of them is not solid. */
function meanAround(
  pixels: Uint8ClampedArray,
  width: number,
  x: number,
  y: number,
): Omit<RimColor, 'x' | 'y'> | null {
  const sums = [0, 0, 0];
  for (let down = -1; down <= 1; down++) {
    for (let across = -1; across <= 1; across++) {
      const at = ((y + down) * width + x + across) * 4;
      if (pixels[at + 3] < 200) return null;
      for (let channel = 0; channel < 3; channel++) sums[channel] += pixels[at + channel];
    }
  }
  const [red = 0, green = 0, blue = 0] = sums.map((sum) => sum / 9);
  return { red, green, blue, light: red * 0.299 + green * 0.587 + blue * 0.114 };
}
