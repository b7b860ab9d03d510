import { describe, expect, it } from 'vitest';
import type { TouchUp } from '../../domain/stamps/touch_up.ts';
import type { CutOut } from './cut_out.ts';
import type { Pixels } from './surface.ts';
import { touchUp } from './touch_up.ts';

const width = 400;
const height = 300;
/** Two disks of uneven color on a lawn of uneven green. */
const red = { x: 120, y: 150, radius: 60, color: [190, 60, 50] };
const blue = { x: 290, y: 140, radius: 50, color: [60, 90, 190] };
type Disk = typeof red;

const isIn = ({ x, y, radius }: Disk, column: number, row: number) =>
  (column - x) ** 2 + (row - y) ** 2 <= radius * radius;

const photo = picture((x, y) => {
  const disk = [red, blue].find((each) => isIn(each, x, y));
  const [r = 0, g = 0, b = 0] = disk?.color ?? [70, 140 + ((x + y) % 40) / 2, 60];
  const grain = ((x * 7 + y * 13) % 11) - 5;
  return [r + grain, g + grain, b + grain, 255];
});

function picture(at: (x: number, y: number) => readonly number[]): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set(at(x, y), (y * width + x) * 4);
  return { width, height, data };
}

function cutOutOf(disks: readonly Disk[]): CutOut {
  const pixels = picture((x, y) => {
    const at = (y * width + x) * 4;
    return disks.some((each) => isIn(each, x, y)) ? [...photo.data.slice(at, at + 3), 255] : [0, 0, 0, 0];
  }).data;
  const frame = { left: 0, top: 0, photoWidth: width, photoHeight: height };
  return { kind: 'thing', width, height, pixels, heads: [], frame };
}

/** Returns the intersection over union of the result and the expected shape. */
function agreement(
  { frame, ...cutOut }: CutOut,
  disks: readonly Disk[],
  without: readonly Disk[] = [],
): number {
  let both = 0;
  let either = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [column, row] = [x - (frame?.left ?? 0), y - (frame?.top ?? 0)];
      const isInside = column >= 0 && row >= 0 && column < cutOut.width && row < cutOut.height;
      const isLeft = isInside && Number(cutOut.pixels[(row * cutOut.width + column) * 4 + 3]) >= 128;
      const isMeant = disks.some((each) => isIn(each, x, y)) && !without.some((each) => isIn(each, x, y));
      if (isLeft && isMeant) both++;
      if (isLeft || isMeant) either++;
    }
  }
  return both / either;
}

const tap = (mode: 'keep_area' | 'erase_area', { x, y }: Pick<Disk, 'x' | 'y'>): TouchUp => [
  { mode, x: x / width, y: y / height },
];

describe('tap on the cut-out', () => {
  it('“this too” adds the whole tapped thing and none of the background', () => {
    const touched = touchUp(cutOutOf([red]), photo, tap('keep_area', blue));
    expect(agreement(touched, [red, blue])).toBeGreaterThan(0.97);
  });

  it('“not this” removes the smaller detached piece and leaves the other unchanged', () => {
    const touched = touchUp(cutOutOf([red, blue]), photo, tap('erase_area', { x: 300, y: 150 }));
    expect(agreement(touched, [red])).toBe(1);
  });

  it('“not this” removes a part of one color from a connected piece', () => {
    const ground = { x: 205, y: 150, radius: 190, color: [] };
    const touched = touchUp(cutOutOf([ground]), photo, tap('erase_area', blue));
    expect(agreement(touched, [ground], [blue])).toBeGreaterThan(0.97);
  });

  it('changes nothing where there is nothing to add or remove', () => {
    const cutOut = cutOutOf([red]);
    for (const nothing of [tap('keep_area', red), tap('erase_area', blue)]) {
      expect(touchUp(cutOut, photo, nothing).pixels).toEqual(
        touchUp(cutOut, photo, tap('keep_area', red)).pixels,
      );
      expect(agreement(touchUp(cutOut, photo, nothing), [red])).toBe(1);
    }
  });

  it('is undone by the opposite tap', () => {
    const back = [...tap('keep_area', blue), ...tap('erase_area', blue)];
    expect(agreement(touchUp(cutOutOf([red]), photo, back), [red])).toBeGreaterThan(0.99);
  });
});
