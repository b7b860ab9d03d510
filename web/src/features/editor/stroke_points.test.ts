import { touchUpLimits, touchUpSchema } from '@pochitto/functions/domain/stamps/touch_up';
import { describe, expect, it } from 'vitest';
import { addPoint, strokesOf } from './stroke_points.ts';

describe('brush stroke', () => {
  it('drops points that make no visible difference, and stays on the photo', () => {
    const points: number[] = [];
    expect(addPoint(points, { x: 0.5, y: 0.5 }, 0.06)).toBe(true);
    expect(addPoint(points, { x: 0.5001, y: 0.5001 }, 0.06)).toBe(false);
    expect(addPoint(points, { x: 1.3, y: -0.2 }, 0.06)).toBe(true);
    expect(points).toEqual([0.5, 0.5, 1, 0]);
  });

  it('is one stroke even for a single point, and several without gaps if it is long', () => {
    const kind = { mode: 'keep', radius: 0.02 } as const;
    expect(strokesOf([0.1, 0.2], kind)).toEqual([{ ...kind, points: [0.1, 0.2] }]);
    const long = Array.from({ length: 1500 }, (_, at) => (at % 97) / 100);
    const strokes = strokesOf(long, kind);
    expect(touchUpSchema.parse(strokes)).toEqual(strokes);
    expect(strokes).toHaveLength(3);
    strokes.forEach((stroke, at) => {
      expect(stroke.points.length).toBeLessThanOrEqual(touchUpLimits.pointsPerStroke * 2);
      if (at > 0) expect(stroke.points.slice(0, 2)).toEqual(strokes[at - 1]?.points.slice(-2));
    });
    expect(strokes.at(-1)?.points.slice(-2)).toEqual(long.slice(-2));
  });
});
