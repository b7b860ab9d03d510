import type { Box } from '../cut_out.ts';
import type { EyeMap, FaceMap, Point } from '../face_map.ts';

/** Coordinate system of a face in a picture: origin between the eyes, x along them, y down, lengths in `unit` px. */
export interface FaceFrame {
  readonly x: number;
  readonly y: number;
  readonly cos: number;
  readonly sin: number;
  readonly unit: number;
}

export function faceFrame({ origin, roll, scale }: FaceMap): FaceFrame {
  return { x: origin.x, y: origin.y, cos: Math.cos(roll), sin: Math.sin(roll), unit: scale };
}

/** Converts a point from px to the frame. */
export function toFrame({ x, y, cos, sin, unit }: FaceFrame, point: Point): Point {
  const [across, down] = [(point.x - x) / unit, (point.y - y) / unit];
  return { x: across * cos + down * sin, y: down * cos - across * sin };
}

/** Center of an eye's opening, px. */
export function eyeMiddle({ outer, inner, upper, lower }: EyeMap): Point {
  const points = [outer, inner, ...upper, ...lower];
  return {
    x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
    y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
  };
}

/** Radius around the center of a face that expressions change, units, and distance of that center below the eyes. */
const farthest = 1.5;
const middleBelow = 0.4;

/** The part of a picture of `width` × `height` that expressions of a face may change. */
export function faceBox(face: FaceMap, width: number, height: number): Box {
  const { x, y, cos, sin, unit } = faceFrame(face);
  const below = middleBelow * unit;
  const bounds = { left: 0, top: 0, right: width, bottom: height };
  return boxAround(x - below * sin, y + below * cos, farthest * unit, bounds);
}

/** The box around (x, y) with this reach, in whole pixels within `bounds`; empty if they do not intersect. */
export function boxAround(x: number, y: number, reach: number, bounds: Box): Box {
  const within = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value));
  const left = within(Math.floor(x - reach), bounds.left, bounds.right);
  const top = within(Math.floor(y - reach), bounds.top, bounds.bottom);
  return {
    left,
    top,
    right: within(Math.ceil(x + reach), left, bounds.right),
    bottom: within(Math.ceil(y + reach), top, bounds.bottom),
  };
}
