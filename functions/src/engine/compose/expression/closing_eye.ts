import type { BrowMap, EyeMap, Point } from '../face_map.ts';
import type { Displacement } from './displacement.ts';
import type { Lids } from './expressions.ts';
import { boxAround, type FaceFrame, toFrame } from './face_frame.ts';

type Color = readonly [red: number, green: number, blue: number];

/** An eye whose lids close, in the face's coordinate system; columns run from `left` in steps of `step`. */
export interface ClosingEye {
  readonly left: number;
  readonly step: number;
  /** Current and target edges of the lids, per column. */
  readonly upper: Float32Array;
  readonly lower: Float32Array;
  readonly upperTo: Float32Array;
  readonly lowerTo: Float32Array;
  /** Height of the skin above the opening that is stretched. */
  readonly above: Float32Array;
  /** How far the eye is closed, 0..1. */
  readonly closed: number;
}

/**
 * Height of skin above and below the opening that is stretched over it, units; above, at most this share of the
 * distance to the brow.
 */
const above = 0.2;
const leastAbove = 0.05;
const belowBrow = 0.85;
const below = 0.26;
/** Height of lashes above the opening, which are not stretched, units; at most half the skin. */
const lashHeight = 0.035;
/**
 * Position of the closed line by the skin up to the brow, units: where there is little skin, the lower lid rises
 * more.
 */
const sleeping = { much: { skin: 0.17, height: 0.1 }, little: { skin: 0.08, height: 0.5 } } as const;
/** Position of a laughing eye's line between lower lid and upper lid. */
const bowHeight = 0.55;
/** The mesh follows the iris, so the opening is enlarged by this at both lids, units. */
const margin = 0.015;
const columns = 48;
/** Half the thickness of the lash line at the corners and at the center, units. */
const thin = 0.008;
const thick = 0.026;
const lashOpacity = 0.75;
const lashDarkness = 0.42;

/** Prepares closing an eye by `closed`, 0..1, to a line. */
export function closingEye(
  { outer, inner, upper, lower }: EyeMap,
  brow: BrowMap,
  frame: FaceFrame,
  line: Lids['line'],
  closed: number,
): ClosingEye {
  const across = (points: readonly Point[]) =>
    points.map((point) => toFrame(frame, point)).toSorted((one, other) => one.x - other.x);
  const lids = { upper: across([outer, ...upper, inner]), lower: across([outer, ...lower, inner]) };
  const brows = across(brow.lower);
  const left = Math.max(lids.upper[0].x, lids.lower[0].x);
  const right = Math.min(lids.upper[lids.upper.length - 1].x, lids.lower[lids.lower.length - 1].x);
  const middle = (left + right) / 2;
  const skin = heightAt(lids.upper, middle) - heightAt(brows, middle);
  const height = line === 'bow' ? bowHeight : sleepHeight(skin);
  const step = (right - left) / (columns - 1);
  const eye: ClosingEye = {
    left,
    step,
    closed,
    upper: new Float32Array(columns),
    lower: new Float32Array(columns),
    upperTo: new Float32Array(columns),
    lowerTo: new Float32Array(columns),
    above: new Float32Array(columns),
  };
  for (let column = 0; column < columns; column++) {
    const x = left + column * step;
    const fade = Math.sin((Math.PI * column) / (columns - 1));
    const high = heightAt(lids.upper, x) - margin * fade;
    const low = Math.max(high, heightAt(lids.lower, x) + margin * fade);
    const meet = low + (high - low) * height;
    eye.upper[column] = high;
    eye.lower[column] = low;
    const room = (high - heightAt(brows, x)) * belowBrow;
    eye.above[column] = Math.max(leastAbove, Math.min(above, room));
    eye.upperTo[column] = high + (meet - high) * closed;
    eye.lowerTo[column] = low + (meet - low) * closed;
  }
  return eye;
}

function sleepHeight(skin: number): number {
  const { much, little } = sleeping;
  const share = Math.max(0, Math.min(1, (skin - little.skin) / (much.skin - little.skin)));
  return little.height + (much.height - little.height) * share;
}

function heightAt(points: readonly Point[], x: number): number {
  const found = points.findIndex((point) => point.x >= x);
  const next = found < 0 ? points.length - 1 : Math.max(1, found);
  const [one, other] = [points[next - 1], points[next]];
  const share = other.x === one.x ? 0 : Math.max(0, Math.min(1, (x - one.x) / (other.x - one.x)));
  return one.y + (other.y - one.y) * share;
}

/** A pixel of a lash line with its opacity, 0..1. */
export interface LashPixel {
  readonly x: number;
  readonly y: number;
  readonly ink: number;
}

/**
 * Closes an eye in a displacement field by stretching the skin around the opening over it. Returns the pixels of
 * the lash line.
 *
 * @param slack how far the skin may already have been moved, units.
 */
export function closeEye(field: Displacement, frame: FaceFrame, eye: ClosingEye, slack: number): LashPixel[] {
  const { cos, sin, unit } = frame;
  const half = ((columns - 1) / 2) * eye.step;
  const [across, down] = [eye.left + half, eye.upper[columns >> 1]];
  const x = frame.x + (across * cos - down * sin) * unit;
  const y = frame.y + (across * sin + down * cos) * unit;
  const box = boxAround(x, y, (Math.max(half, above, below + 0.25) + slack) * unit, field);
  const opacity = lashOpacity * Math.max(0, eye.closed * 2 - 1);
  const line: LashPixel[] = [];
  for (let row = box.top; row < box.bottom; row++) {
    let index = (row - field.top) * field.width + box.left - field.left;
    for (let column = box.left; column < box.right; column++, index++) {
      const fromX = (column + field.x[index] - frame.x) / unit;
      const fromY = (row + field.y[index] - frame.y) / unit;
      const place = (fromX * cos + fromY * sin - eye.left) / eye.step;
      if (place <= 0 || place >= columns - 1) continue;
      const height = fromY * cos - fromX * sin;
      const shift = lidShift(eye, place, height) * unit;
      field.x[index] -= shift * sin;
      field.y[index] += shift * cos;
      const thickness = thin + (thick - thin) * Math.sin((Math.PI * place) / (columns - 1));
      // The edge is one pixel soft.
      const inside = (thickness - Math.abs(height - at(eye.upperTo, place))) * unit + 0.5;
      if (inside > 0 && opacity > 0) line.push({ x: column, y: row, ink: Math.min(1, inside) * opacity });
    }
  }
  return line;
}

/** Distance to the source of a pixel's color, units; negative = above. */
function lidShift(eye: ClosingEye, place: number, height: number): number {
  const [upper, lower, reach] = [at(eye.upper, place), at(eye.lower, place), at(eye.above, place)];
  if (height <= upper - reach || height >= lower + below) return 0;
  const upperTo = at(eye.upperTo, place);
  if (height < upperTo) {
    const lashes = Math.min(lashHeight, reach / 2) * eye.closed;
    return stretched(height, upper - reach, upperTo, upper - lashes) - height;
  }
  const lowerTo = at(eye.lowerTo, place);
  return height > lowerTo ? stretched(height, lower + below, lowerTo, lower) - height : 0;
}

function at(values: Float32Array, place: number): number {
  const left = place | 0;
  const share = place - left;
  return values[left] * (1 - share) + values[left + 1] * share;
}

/** Maps [far, edgeTo] back to [far, edge]. */
function stretched(at: number, far: number, edgeTo: number, edge: number): number {
  return far + ((at - far) / (edgeTo - far)) * (edge - far);
}

/** The darkest color along the upper lid, darkened; null if the lid is outside the subject. */
export function lashColor(
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
  { x, y, cos, sin, unit }: FaceFrame,
  eye: ClosingEye,
): Color | null {
  let darkest = 256;
  let color: Color | null = null;
  for (let column = 4; column < columns - 4; column++) {
    const across = (eye.left + column * eye.step) * unit;
    const down = eye.upper[column] * unit;
    const left = Math.round(x + across * cos - down * sin);
    const top = Math.round(y + across * sin + down * cos);
    if (left < 0 || top < 0 || left >= width || top >= height) continue;
    const at = (top * width + left) * 4;
    if (pixels[at + 3] < 128) continue;
    const [red, green, blue] = [pixels[at], pixels[at + 1], pixels[at + 2]];
    const light = red * 0.299 + green * 0.587 + blue * 0.114;
    if (light >= darkest) continue;
    darkest = light;
    color = [red * lashDarkness, green * lashDarkness, blue * lashDarkness];
  }
  return color;
}

export function paintLashes(
  pixels: Uint8ClampedArray,
  width: number,
  [red, green, blue]: Color,
  line: readonly LashPixel[],
): void {
  for (const { x, y, ink } of line) {
    const index = (y * width + x) * 4;
    pixels[index] = pixels[index] * (1 - ink) + red * ink;
    pixels[index + 1] = pixels[index + 1] * (1 - ink) + green * ink;
    pixels[index + 2] = pixels[index + 2] * (1 - ink) + blue * ink;
  }
}
