import type { ActingPlaces } from '@pochitto/functions/compose/acting/acting_stage';
import type { MarkPlace } from '@pochitto/functions/compose/acting/marks';
import {
  type ActingMark,
  actingSchema,
  maxMarks,
  newActingSchema,
} from '@pochitto/functions/domain/acting/acting';
import { poseSchema } from '@pochitto/functions/domain/stamps/pose';
import { describe, expect, it } from 'vitest';
import {
  movedMark,
  plainActing,
  turnedMark,
  withMarkMoved,
  withNewMark,
  withoutMark,
  withPinned,
} from './acting_edits.ts';

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
/** A head with 40 px between the eyes at the center of the canvas, and a mark of 40 px to its right. */
const head = { x: 185, y: 160, roll: 0, unit: 40, top: 2, chin: 1.5, side: 1.6, hasFace: true, flip: false };
const place = (x: number, y: number): MarkPlace => ({
  boxes: [{ left: x - 20, top: y - 20, right: x + 20, bottom: y + 20 }],
  pinned: { x: (x - head.x) / head.unit, y: (y - head.y) / head.unit, turn: 0, flip: false },
  isPinnable: true,
});
const places = (...marks: MarkPlace[]): ActingPlaces => ({
  head,
  subject: { x: 185, y: 160, scale: 1, tilt: 0, flip: false, width: 300, height: 260 },
  hasOwnFace: true,
  isDrawn: false,
  safe: { left: 20, top: 20, right: 350, bottom: 300 },
  marks,
});

describe('mark that is moved by hand', () => {
  const there = place(265, 120);
  const pinned = mark('heart', { x: 2, y: -1 });

  it('moves by the dragged distance', () => {
    expect(movedMark(pinned, there, places(there), { x: -40, y: 20 })).toMatchObject({ x: 1, y: -0.5 });
  });

  it('stays completely on the canvas, however far it is dragged', () => {
    const far = movedMark(pinned, there, places(there), { x: 5000, y: -5000 });
    expect(far).toMatchObject({ x: (330 - 185) / 40, y: (40 - 160) / 40 });
    expect(newActingSchema.safeParse(actingSchema.parse({ framing: 'bust', marks: [far] })).success).toBe(
      true,
    );
  });

  it('continues from its last position while its picture is not drawn yet', () => {
    const once = movedMark(pinned, there, places(there), { x: 4, y: 0 });
    const twice = movedMark(once, there, places(there), { x: 4, y: 0 });
    expect(twice.x).toBeCloseTo(2.2);
    const far = Array.from({ length: 60 }).reduce<ActingMark>(
      (now) => movedMark(now, there, places(there), { x: 4, y: 0 }),
      pinned,
    );
    expect(far.x).toBeCloseTo((330 - 185) / 40);
  });

  it('follows the pointer on a tilted and mirrored head', () => {
    const leaning = { ...head, roll: Math.PI / 2, flip: true };
    const scene = { ...places(there), head: leaning };
    const at = { ...there, pinned: { x: 1, y: -1, turn: 0, flip: false } };
    expect(movedMark(mark('heart', { x: 1, y: -1 }), at, scene, { x: 0, y: 40 })).toMatchObject({
      x: 0,
      y: -1,
    });
  });

  it('wraps its rotation at 180°, and keeps a visible size', () => {
    expect(turnedMark(mark('heart', { turn: 170 }), { by: 1, turn: 20 }).turn).toBe(-170);
    expect(turnedMark(mark('heart'), { by: 100, turn: 0 }).scale).toBe(3);
    expect(turnedMark(mark('heart'), { by: 0.001, turn: 0 }).scale).toBe(0.3);
  });

  it('pins the other marks, except those that have no free place', () => {
    const there = [place(265, 120), place(100, 100), { ...place(100, 200), isPinnable: false }];
    const marks = ['heart', 'star', 'sweat'].map((name) => mark(name));
    expect(withPinned(marks, places(...there), 0).map(({ x }) => x)).toEqual([2, -2.125, null]);
    expect(withPinned(marks, places(...there), 2).map(({ x }) => x)).toEqual([2, -2.125, -2.125]);
  });
});

describe('marks of a sticker', () => {
  it('stop at the maximum that can be saved', () => {
    const many = Array.from({ length: 40 }).reduce<ActingMark[]>((marks) => withNewMark(marks, 'heart'), []);
    expect(many).toHaveLength(maxMarks);
    expect(newActingSchema.safeParse({ framing: 'bust', marks: many }).success).toBe(true);
  });

  it('change their stacking order one step at a time', () => {
    const marks = ['heart', 'star', 'sweat'].map((name) => mark(name));
    expect(withMarkMoved(marks, 0, 1).map(({ name }) => name)).toEqual(['star', 'heart', 'sweat']);
    expect(withMarkMoved(marks, 0, -1)).toEqual(marks);
    expect(withoutMark(marks, 1).map(({ name }) => name)).toEqual(['heart', 'sweat']);
  });

  it('can be added to a sticker without an acting, which keeps its pose', () => {
    const pose = poseSchema.parse({ framing: 'face', tilt: 5, flip: true, zoom: 1.2 });
    expect(plainActing('おやすみ', pose)).toMatchObject({
      feeling: 'good_night',
      framing: 'face',
      tilt: 5,
      flip: true,
      zoom: 1.2,
      marks: [],
      prop: null,
    });
  });
});
