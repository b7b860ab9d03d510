import type { EyeMap, Point } from '../face_map.ts';
import type { Lids } from './expressions.ts';
import { type FaceFrame, toFrame } from './face_frame.ts';

/** An eye whose lids close, in the face's frame; columns run from `left` in steps. */
export interface ClosingEye {
  readonly left: number;
  readonly step: number;
  /** Edges of the lids now, and where they go, per column. */
  readonly upper: Float32Array;
  readonly lower: Float32Array;
  readonly upperTo: Float32Array;
  readonly lowerTo: Float32Array;
  /** Color of the line of lashes; null without one. */
  lash: readonly [number, number, number] | null;
  /** 0..1 */
  readonly closed: number;
}

/** Skin above and below the opening that is stretched over it, units. */
const above = 0.2;
const below = 0.26;
/** How far the line of a laughing eye is from the lower lid to the upper one. */
const bowHeight = 0.55;
/** The mesh's edge runs along the iris: this much more of both lids' edges is taken for the opening, units. */
const margin = 0.015;
const columns = 48;
/** Half the thickness of the line of lashes at the corners and in the middle, units. */
const thin = 0.008;
const thick = 0.026;
const lashOpacity = 0.75;
const lashDarkness = 0.42;

/** Prepares an eye to close by `closed`, 0..1, to a line. */
export function closingEye(
  { outer, inner, upper, lower }: EyeMap,
  frame: FaceFrame,
  line: Lids['line'],
  closed: number,
): ClosingEye {
  const across = (points: readonly Point[]) =>
    points.map((point) => toFrame(frame, point)).toSorted((one, other) => one.x - other.x);
  const lids = { upper: across([outer, ...upper, inner]), lower: across([outer, ...lower, inner]) };
  const left = Math.max((lids.upper[0] as Point).x, (lids.lower[0] as Point).x);
  const right = Math.min((lids.upper.at(-1) as Point).x, (lids.lower.at(-1) as Point).x);
  const step = (right - left) / (columns - 1);
  const eye: ClosingEye = {
    ...{ left, step, closed, lash: null },
    upper: new Float32Array(columns),
    lower: new Float32Array(columns),
    upperTo: new Float32Array(columns),
    lowerTo: new Float32Array(columns),
  };
  for (let column = 0; column < columns; column++) {
    const x = left + column * step;
    const fade = Math.sin((Math.PI * column) / (columns - 1));
    const high = heightAt(lids.upper, x) - margin * fade;
    const low = Math.max(high, heightAt(lids.lower, x) + margin * fade);
    const meet = line === 'bow' ? low + (high - low) * bowHeight : low - margin * fade;
    eye.upper[column] = high;
    eye.lower[column] = low;
    eye.upperTo[column] = high + (meet - high) * closed;
    eye.lowerTo[column] = low + (meet - low) * closed;
  }
  return eye;
}

function heightAt(points: readonly Point[], x: number): number {
  const next = Math.max(
    1,
    points.findIndex((point) => point.x >= x),
  );
  const [one, other] = [points[next - 1] as Point, points[next] as Point];
  const share = other.x === one.x ? 0 : Math.max(0, Math.min(1, (x - one.x) / (other.x - one.x)));
  return one.y + (other.y - one.y) * share;
}

/**
 * Moves `from` (px) to where its color comes from when the lids are closed. Answers the color of the lashes where they
 * lie, their opacity in `from.ink`.
 */
export function closedSource(
  from: Point & { ink: number },
  frame: FaceFrame,
  eyes: readonly ClosingEye[],
): ClosingEye['lash'] {
  const { x: across, y: down } = toFrame(frame, from);
  for (const eye of eyes) {
    const column = (across - eye.left) / eye.step;
    if (column <= 0 || column >= columns - 1) continue;
    const at = Math.floor(column);
    const share = column - at;
    const mix = (values: Float32Array) =>
      (values[at] as number) * (1 - share) + (values[at + 1] as number) * share;
    const [upper, lower] = [mix(eye.upper), mix(eye.lower)];
    if (down <= upper - above || down >= lower + below) continue;
    const [upperTo, lowerTo] = [mix(eye.upperTo), mix(eye.lowerTo)];
    let source = down;
    if (down < upperTo) source = stretched(down, upper - above, upperTo, upper);
    else if (down > lowerTo) source = stretched(down, lower + below, lowerTo, lower);
    const shift = (source - down) * frame.unit;
    from.x -= shift * frame.sin;
    from.y += shift * frame.cos;
    if (!eye.lash) return null;
    const half = thin + (thick - thin) * Math.sin((Math.PI * column) / (columns - 1));
    // One pixel of soft edge.
    const inside = (half - Math.abs(down - upperTo)) * frame.unit + 0.5;
    from.ink = Math.max(0, Math.min(1, inside)) * lashOpacity * Math.max(0, eye.closed * 2 - 1);
    return from.ink > 0 ? eye.lash : null;
  }
  return null;
}

/** Brings [far, edgeTo] back to [far, edge]. */
function stretched(at: number, far: number, edgeTo: number, edge: number): number {
  return far + ((at - far) / (edgeTo - far)) * (edge - far);
}

/** The darkest color along the upper lid, darkened. */
export function lashes(
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
  { x, y, cos, sin, unit }: FaceFrame,
  eye: ClosingEye,
): ClosingEye['lash'] {
  let darkest = 256;
  let color: ClosingEye['lash'] = null;
  for (let column = 4; column < columns - 4; column++) {
    const across = (eye.left + column * eye.step) * unit;
    const down = (eye.upper[column] as number) * unit;
    const left = Math.round(x + across * cos - down * sin);
    const top = Math.round(y + across * sin + down * cos);
    if (left < 0 || top < 0 || left >= width || top >= height) continue;
    const at = (top * width + left) * 4;
    if ((pixels[at + 3] as number) < 128) continue;
    const [red, green, blue] = [pixels[at] as number, pixels[at + 1] as number, pixels[at + 2] as number];
    const light = red * 0.299 + green * 0.587 + blue * 0.114;
    if (light >= darkest) continue;
    darkest = light;
    color = [red * lashDarkness, green * lashDarkness, blue * lashDarkness];
  }
  return color;
}
