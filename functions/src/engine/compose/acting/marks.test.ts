import { describe, expect, it } from 'vitest';
import type { ActingMark } from '../../../domain/acting/acting.ts';
import { marks as names } from '../../../domain/acting/acting_names.ts';
import { seedPresets } from '../../../domain/presets/seed_presets.ts';
import type { Context } from '../surface.ts';
import { drawMarks } from './marks.ts';
import { drawingStyle } from './palette.ts';

/** A context that draws nothing. */
const nowhere = new Proxy({}, { get: () => () => undefined, set: () => true }) as Context;
const head = {
  x: 185,
  y: 150,
  roll: 0.1,
  unit: 40,
  top: 1.9,
  chin: 1.5,
  side: 1.6,
  hasFace: true,
  flip: false,
};
const safe = { left: 20, top: 20, right: 350, bottom: 300 };
const style = drawingStyle((seedPresets[0] as (typeof seedPresets)[number]).config);
const mark = (name: string, fields: Partial<ActingMark> = {}): ActingMark => ({
  name,
  x: null,
  y: null,
  scale: 1,
  turn: 0,
  flip: false,
  color: null,
  ...fields,
});
const draw = (marks: readonly ActingMark[], on = head) =>
  drawMarks(nowhere, marks, on, style, { safe, taken: [] });

describe('position of a mark', () => {
  it('is known for every mark, with and without a face, tilted and mirrored', () => {
    for (const on of [head, { ...head, flip: true, roll: -0.4 }, { ...head, hasFace: false }]) {
      for (const name of names)
        expect([name, draw([mark(name)], on)[0]?.boxes.length]).not.toEqual([name, 0]);
    }
  });

  it('does not change when an unobstructed mark is pinned', () => {
    for (const on of [head, { ...head, flip: true, roll: -0.4 }]) {
      for (const name of names) {
        const [free] = draw([mark(name)], on);
        if (!free?.pinned || !free.isPinnable) continue;
        const [pinned] = draw([mark(name, free.pinned)], on);
        for (const [index, box] of (pinned?.boxes ?? []).entries()) {
          for (const side of ['left', 'top', 'right', 'bottom'] as const) {
            expect(Math.abs(box[side] - (free.boxes[index]?.[side] ?? 0))).toBeLessThan(2);
          }
        }
      }
    }
    expect(names.filter((name) => draw([mark(name)])[0]?.isPinnable).length).toBeGreaterThan(15);
  });

  it('stays inside the canvas for a mark that was dragged off it, at the largest size that fits', () => {
    for (const name of names) {
      for (const [x, y] of [
        [12, 12],
        [-12, -12],
        [12, 0],
      ] as const) {
        const [place] = draw([mark(name, { x, y, scale: 1.4, turn: 60, flip: true })]);
        if (place?.pinned === null) continue;
        for (const box of place?.boxes ?? []) {
          expect(Math.min(box.left - safe.left, box.top - safe.top)).toBeGreaterThan(-0.01);
          expect(Math.min(safe.right - box.right, safe.bottom - box.bottom)).toBeGreaterThan(-0.01);
        }
      }
    }
  });

  it('leaves the faces of the others in a group free', () => {
    const other = { ...head, x: head.x + 110 };
    const hearts = drawMarks(nowhere, Array(3).fill(mark('heart')), head, style, {
      safe,
      taken: [],
      others: [other],
    });
    const boxes = hearts.flatMap((place) => place.boxes);
    expect(boxes.length).toBeGreaterThan(0);
    for (const { left, right, top, bottom } of boxes) {
      const apart = Math.hypot((left + right) / 2 - other.x, (top + bottom) / 2 - other.y);
      expect(apart - (right - left) / 2).toBeGreaterThan(other.unit * 0.5);
    }
  });

  it('is suggested beside the head, each time another place, for marks without free space', () => {
    const wall = { left: -999, top: -999, right: 999, bottom: 999 };
    const crowd = drawMarks(nowhere, Array(6).fill(mark('heart')), head, style, { safe, taken: [wall] });
    expect(crowd.flatMap(({ boxes }) => boxes)).toEqual([]);
    expect(new Set(crowd.map(({ pinned }) => `${pinned?.x} ${pinned?.y}`)).size).toBe(6);
  });

  it('is null for an unknown mark, which moves no other mark', () => {
    const [, alone] = draw([mark('hologram'), mark('heart')]);
    expect(draw([mark('hologram')])[0]).toEqual({ boxes: [], pinned: null, isPinnable: false });
    expect([alone]).toEqual(draw([mark('heart')]));
  });

  it('does not depend on marks that were placed by hand', () => {
    const [before] = draw([mark('heart')]);
    const [, after] = draw([mark('star', { x: 2, y: -1 }), mark('heart')]);
    expect(after).toEqual(before);
  });
});
