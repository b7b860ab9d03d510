import type { Point } from '../face_map.ts';

/** Points around a feature at which the skin is looked at. */
const rimPoints = 72;
/** Share of them that is left out: the darkest, which are lashes and shadows. */
const leftOut = 0.22;
/** Softness of the seam, units. */
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
 * Fills a feature of RGBA pixels with the skin around it, in place: the hull of `points`, grown by `grow` px. `unit` is
 * the face's in px. Answers how light the skin is, 0..255; null where none was found.
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
  const rim = rimColors(pixels, width, height, hull, grow);
  if (rim.length === 0) return null;
  const xs = hull.map(({ x }) => x);
  const ys = hull.map(({ y }) => y);
  const soft = Math.max(1, seam * unit);
  const reach = grow + soft;
  const [left, right] = [Math.max(0, Math.floor(Math.min(...xs) - reach)), Math.max(...xs) + reach];
  const [top, bottom] = [Math.max(0, Math.floor(Math.min(...ys) - reach)), Math.max(...ys) + reach];
  // Distances count as they would in a face of 100 px.
  const square = (100 / unit) ** 2;
  for (let y = top; y < Math.min(height, bottom); y++) {
    for (let x = left; x < Math.min(width, right); x++) {
      const cover = (grow - outside(hull, x, y)) / soft + 0.5;
      if (cover <= 0) continue;
      const at = (y * width + x) * 4;
      if ((pixels[at + 3] as number) === 0) continue;
      let [red, green, blue, sum] = [0, 0, 0, 0];
      for (const each of rim) {
        const away = ((x - each.x) ** 2 + (y - each.y) ** 2) * square;
        const weight = 1 / (away + 0.02 * away * away + 4);
        red += each.red * weight;
        green += each.green * weight;
        blue += each.blue * weight;
        sum += weight;
      }
      const share = Math.min(1, cover);
      pixels[at] = (pixels[at] as number) * (1 - share) + (red / sum) * share;
      pixels[at + 1] = (pixels[at + 1] as number) * (1 - share) + (green / sum) * share;
      pixels[at + 2] = (pixels[at + 2] as number) * (1 - share) + (blue / sum) * share;
    }
  }
  return rim.reduce((total, { light }) => total + light, 0) / rim.length;
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
  const found: RimColor[] = [];
  for (let turn = 0; turn < rimPoints; turn++) {
    const [across, down] = [
      Math.cos((turn * 2 * Math.PI) / rimPoints),
      Math.sin((turn * 2 * Math.PI) / rimPoints),
    ];
    let reach = 0;
    while (outside(hull, middle.x + across * reach, middle.y + down * reach) < grow) reach++;
    const [x, y] = [Math.round(middle.x + across * reach), Math.round(middle.y + down * reach)];
    if (x < 1 || y < 1 || x >= width - 1 || y >= height - 1) continue;
    const color = meanAround(pixels, width, x, y);
    if (color) found.push({ x, y, ...color });
  }
  return found
    .toSorted((one, other) => other.light - one.light)
    .slice(0, Math.ceil(found.length * (1 - leftOut)));
}

/** Mean of 3 × 3 solid pixels; null where there are not nine. */
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
      if ((pixels[at + 3] as number) < 200) return null;
      for (let channel = 0; channel < 3; channel++)
        sums[channel] = (sums[channel] as number) + (pixels[at + channel] as number);
    }
  }
  const [red = 0, green = 0, blue = 0] = sums.map((sum) => sum / 9);
  return { red, green, blue, light: red * 0.299 + green * 0.587 + blue * 0.114 };
}

/** Distance from a convex hull (clockwise in the picture), px; negative inside. */
function outside(hull: readonly Point[], x: number, y: number): number {
  let inside = -Infinity;
  let nearest = Infinity;
  for (let at = 0; at < hull.length; at++) {
    const from = hull[at] as Point;
    const to = hull[(at + 1) % hull.length] as Point;
    const [alongX, alongY] = [to.x - from.x, to.y - from.y];
    const length = Math.hypot(alongX, alongY) || 1;
    const [overX, overY] = [x - from.x, y - from.y];
    inside = Math.max(inside, (overX * alongY - overY * alongX) / length);
    const share = Math.max(0, Math.min(1, (overX * alongX + overY * alongY) / (length * length)));
    nearest = Math.min(nearest, Math.hypot(overX - alongX * share, overY - alongY * share));
  }
  return inside <= 0 ? inside : nearest;
}

/** Andrew's monotone chain; clockwise in a picture whose y runs down. */
function convexHull(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((one, other) => one.x - other.x || one.y - other.y);
  const half = (ordered: readonly Point[]) => {
    const chain: Point[] = [];
    for (const point of ordered) {
      while (chain.length >= 2) {
        const [one, other] = [chain.at(-2) as Point, chain.at(-1) as Point];
        const cross = (other.x - one.x) * (point.y - one.y) - (other.y - one.y) * (point.x - one.x);
        if (cross > 0) break;
        chain.pop();
      }
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}
