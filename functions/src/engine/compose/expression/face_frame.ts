import type { EyeMap, FaceMap, Point } from '../face_map.ts';

/** A face's own frame in a picture: origin between the eyes, x along them, y down, lengths in `unit` px. */
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

/** A point in px, in the frame. */
export function toFrame({ x, y, cos, sin, unit }: FaceFrame, point: Point): Point {
  const [across, down] = [(point.x - x) / unit, (point.y - y) / unit];
  return { x: across * cos + down * sin, y: down * cos - across * sin };
}

/** The middle of an eye's opening, px. */
export function eyeMiddle({ outer, inner, upper, lower }: EyeMap): Point {
  const points = [outer, inner, ...upper, ...lower];
  return {
    x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
    y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
  };
}
