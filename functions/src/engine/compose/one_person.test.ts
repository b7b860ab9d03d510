import { describe, expect, it } from 'vitest';
import { plainFace } from '../../../../tests/support/plain_face.ts';
import { mostActors } from '../../domain/stamps/pose.ts';
import type { CutOut, Head } from './cut_out.ts';
import { onePerson, peopleOf } from './one_person.ts';

/** People side by side, cropped from a larger photo. Each is a column of one color with a head of the same size. */
const [wide, tall, head] = [60, 200, 40] as const;
const colors = [200, 120, 40];

function headAt(index: number, size: number = head): Head {
  const left = index * wide + (wide - size) / 2;
  return {
    left,
    top: 10,
    right: left + size,
    bottom: 10 + size,
    face: plainFace(left + size / 2, 10 + size / 2, size / 4),
  };
}

function group(heads: Head[]): CutOut {
  const width = heads.length * wide;
  const pixels = new Uint8ClampedArray(width * tall * 4);
  for (let y = 5; y < tall; y++) {
    for (let x = 0; x < width; x++) {
      pixels.set([Number(colors[Math.floor(x / wide) % 3]), 0, 0, 255], (y * width + x) * 4);
    }
  }
  const frame = { left: 100, top: 50, photoWidth: 1000, photoHeight: 500 };
  return { kind: 'person', width, height: tall, pixels, heads, frame };
}

const three = group([0, 1, 2].map((index) => headAt(index)));

describe('one of several people', () => {
  it('is cut out alone, with the head at its place in the photo', () => {
    const people = peopleOf(three);
    expect(people.map(({ actor }) => actor.x)).toEqual([0.13, 0.19, 0.25]);
    for (const [index, { actor }] of people.entries()) {
      const alone = onePerson(three, actor);
      expect(alone.heads).toHaveLength(1);
      expect(Math.abs(alone.width - wide)).toBeLessThanOrEqual(4);
      expect(alone.height).toBe(tall - 5);
      const own = alone.pixels.filter((value, at) => at % 4 === 0 && value === colors[index]).length;
      expect(own).toBeGreaterThan(wide * (tall - 5) * 0.95);
      const [before, after] = [three.heads[index] as Head, alone.heads[0] as Head];
      expect((alone.frame?.left ?? 0) + after.left).toBe(100 + before.left);
      expect((alone.frame?.top ?? 0) + after.top).toBe(50 + before.top);
      expect((after.face?.origin.x ?? 0) - after.left).toBeCloseTo(
        (before.face?.origin.x ?? 0) - before.left,
      );
      expect(peopleOf(alone)).toEqual([]);
    }
  });

  it('is separated where the color changes, if that is about half way to the next head', () => {
    const { width } = three;
    const pixels = three.pixels.slice();
    for (let y = 70; y < tall; y++) {
      for (let x = wide; x < wide + 7; x++) pixels.set([Number(colors[0]), 0, 0, 255], (y * width + x) * 4);
    }
    const [first, second] = peopleOf(three);
    const left = onePerson({ ...three, pixels }, first?.actor ?? null);
    const right = onePerson({ ...three, pixels }, second?.actor ?? null);
    const alphaAt = (cut: CutOut, x: number, y: number) => {
      const { left: from = 0, top = 0 } = cut.frame ?? {};
      return cut.pixels[((y + 50 - top) * cut.width + x + 100 - from) * 4 + 3];
    };
    expect(alphaAt(left, wide + 4, 150)).toBe(255);
    expect(alphaAt(left, wide + 4, 40) ?? 0).toBeLessThan(128);
    expect(alphaAt(right, wide + 3, 150) ?? 0).toBeLessThan(128);
  });

  it('loses small pieces that are detached from the body', () => {
    const { width } = three;
    const pixels = three.pixels.slice();
    // Leave only a speck of the first person's lower body, and nothing of the neighbor next to it.
    for (let y = 150; y < tall; y++) {
      const from = y * width * 4;
      pixels.fill(0, from, from + (wide + 8) * 4);
    }
    pixels.set([200, 0, 0, 255], (190 * width + 20) * 4);
    const [first] = peopleOf(three);
    expect(onePerson({ ...three, pixels }, first?.actor ?? null).height).toBe(145);
  });

  it('is the one with the nearest head if the point is on nobody', () => {
    const [, , last] = peopleOf(three);
    expect(onePerson(three, { x: 0.9, y: 0.9 })).toEqual(onePerson(three, last?.actor ?? null));
  });
});

describe('selection of one person', () => {
  it('returns the cut-out unchanged for everyone or a single person', () => {
    const alone = group([headAt(0)]);
    expect(onePerson(three, null)).toBe(three);
    expect(onePerson(alone, { x: 0.5, y: 0.5 })).toBe(alone);
    expect(onePerson({ ...three, frame: null }, { x: 0.5, y: 0.5 }).width).toBe(three.width);
    expect(peopleOf(alone)).toEqual([]);
  });

  it('is offered for clear faces only, and for the largest faces of a crowd', () => {
    expect(peopleOf(group([headAt(0), { ...headAt(1), face: null }]))).toEqual([]);
    const crowd = Array.from({ length: 9 }, (_, index) => headAt(index, 20 + ((index * 5) % 9) * 4));
    const people = peopleOf(group(crowd));
    expect(people).toHaveLength(mostActors);
    const least = Math.min(...people.map((each) => each.head.right - each.head.left));
    expect(crowd.filter(({ left, right }) => right - left >= least)).toHaveLength(mostActors);
    const xs = people.map(({ actor }) => actor.x);
    expect(xs).toEqual(xs.toSorted((one, other) => one - other));
  });
});
