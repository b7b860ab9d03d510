import { type Stroke, touchUpLimits } from '@pochitto/functions/domain/stamps/touch_up';

/** A point as fractions of the photo's width and height. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Adds a point to a line, unless it is too close to the last one to be visible. Returns whether it was added. */
export function addPoint(points: number[], { x, y }: Point, radius: number): boolean {
  const [lastX, lastY] = points.slice(-2);
  const isFirst = lastX === undefined || lastY === undefined;
  if (!isFirst && Math.hypot(x - lastX, y - lastY) < radius / 6) return false;
  points.push(within(x), within(y));
  return true;
}

/** Splits a line of any length into strokes short enough to be stored; each begins where the previous one ends. */
export function strokesOf(points: readonly number[], { mode, radius }: Omit<Stroke, 'points'>): Stroke[] {
  const most = touchUpLimits.pointsPerStroke * 2;
  const strokes: Stroke[] = [];
  for (let from = 0; from === 0 || from < points.length - 2; from += most - 2) {
    strokes.push({ mode, radius, points: points.slice(from, from + most) });
  }
  return strokes;
}

/** Rounds to 1/10,000 of the photo, finer than its pixels. */
function within(value: number): number {
  return Math.round(Math.max(0, Math.min(1, value)) * 10_000) / 10_000;
}
