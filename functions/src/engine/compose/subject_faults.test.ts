import { describe, expect, it } from 'vitest';
import { plainFace } from '../../../../tests/support/plain_face.ts';
import type { CutOut } from './cut_out.ts';
import { subjectFaults } from './subject_faults.ts';

const side = 300;

interface Shape {
  readonly isSolid?: (x: number, y: number) => boolean;
  readonly lightAt?: (x: number, y: number) => number;
  readonly size?: number;
  /** Position in a photo of 600 px. */
  readonly left?: number;
  readonly top?: number;
}

const inDisk = (x: number, y: number) => (x - side / 2) ** 2 + (y - side / 2) ** 2 <= (side / 2) ** 2;
const detailed = (x: number, y: number) => ((Math.floor(x / 3) + Math.floor(y / 3)) % 2) * 90 + 80;

function subject({
  isSolid = inDisk,
  lightAt = detailed,
  size = side,
  left = 100,
  top = 100,
}: Shape): CutOut {
  const pixels = new Uint8ClampedArray(size * size * 4);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const light = lightAt(x, y);
      if (isSolid(x, y)) pixels.set([light, light, light, 255], (y * size + x) * 4);
    }
  }
  const frame = { left, top, photoWidth: 600, photoHeight: 600 };
  return { kind: 'thing', width: size, height: size, pixels, heads: [], frame };
}

describe('faults of a cut-out', () => {
  it('are none if it is complete, sharp and within its photo', () => {
    expect(subjectFaults(subject({}))).toEqual([]);
  });

  it('include holes, but no specks and no gaps that are open to the outside', () => {
    const hole = (radius: number) => (x: number, y: number) =>
      inDisk(x, y) && (x - 150) ** 2 + (y - 150) ** 2 > radius ** 2;
    expect(subjectFaults(subject({ isSolid: hole(50) }))).toEqual(['subject_holes']);
    expect(subjectFaults(subject({ isSolid: hole(8) }))).toEqual([]);
    const open = (x: number, y: number) => hole(50)(x, y) && !(x > 140 && x < 160 && y > 150);
    expect(subjectFaults(subject({ isSolid: open }))).toEqual([]);
  });

  it('include a photo edge that cuts it above or beside, but not below', () => {
    const whole = () => true;
    expect(subjectFaults(subject({ isSolid: whole, top: 0 }))).toEqual(['subject_cut_flat']);
    expect(subjectFaults(subject({ isSolid: whole, left: 0 }))).toEqual(['subject_cut_flat']);
    expect(subjectFaults(subject({ isSolid: whole, left: 300 }))).toEqual(['subject_cut_flat']);
    expect(subjectFaults(subject({ isSolid: whole, top: 300 }))).toEqual([]);
  });

  it('include a small and a blurred subject', () => {
    expect(subjectFaults(subject({ isSolid: () => true, size: 120 }))).toEqual(['subject_small']);
    const soft = (x: number) => 100 + 50 * Math.sin(x / 40);
    expect(subjectFaults(subject({ lightAt: soft }))).toEqual(['subject_blurred']);
  });

  it('include haze away from it, but no soft edge', () => {
    const veiled = (from: number, to: number) => {
      const cutOut = subject({ isSolid: (x, y) => Math.hypot(x - 150, y - 150) < 60 });
      for (let y = 0; y < side; y++) {
        for (let x = 0; x < side; x++) {
          const away = Math.hypot(x - 150, y - 150);
          if (away >= from && away < to) cutOut.pixels[(y * side + x) * 4 + 3] = 80;
        }
      }
      return subjectFaults(cutOut);
    };
    expect(veiled(100, 110)).toEqual(['subject_hazy']);
    expect(veiled(60, 64)).toEqual([]);
  });

  it('include a photo that is upside down', () => {
    const face = plainFace(150, 150, 40, { roll: 3 });
    const head = { left: 90, top: 90, right: 210, bottom: 210 };
    expect(subjectFaults({ ...subject({}), heads: [{ ...head, face }] })).toEqual(['subject_upside_down']);
    expect(subjectFaults({ ...subject({}), heads: [{ ...head, face: { ...face, roll: 1 } }] })).toEqual([]);
  });

  it('are none for art that an engine drew', () => {
    expect(subjectFaults({ ...subject({ size: 20 }), frame: null })).toEqual([]);
  });
});
