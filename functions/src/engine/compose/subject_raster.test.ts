import { describe, expect, it } from 'vitest';
import type { CutOut } from './cut_out.ts';
import { subjectRaster } from './subject_raster.ts';

const side = 200;

/** A solid square that starts `top` px below the photo's upper edge. */
function square(top: number): CutOut {
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  const frame = { left: 50, top, photoWidth: 400, photoHeight: 400 };
  return { kind: 'thing', width: side, height: side, pixels, heads: [], frame };
}

const whole = { left: 0, top: 0, right: side, bottom: side, head: null, isCut: false };
const alphaAt = ({ pixels, width }: { pixels: Uint8ClampedArray; width: number }, x: number, y: number) =>
  pixels[(y * width + x) * 4 + 3];

describe('subject cut off by the photo’s upper edge', () => {
  it('gets a dome of the same height in place of the straight edge', () => {
    const raster = subjectRaster(square(0), whole);
    expect(alphaAt(raster, side / 2, 0)).toBeGreaterThan(200);
    for (const x of [0, side - 1]) {
      expect(alphaAt(raster, x, 0)).toBe(0);
      expect(alphaAt(raster, x, side / 2)).toBe(255);
    }
  });

  it('is the only one that gets a dome', () => {
    const raster = subjectRaster(square(10), whole);
    expect(raster.pixels.every((value) => value === 255)).toBe(true);
  });

  it('keeps its edge if the crop starts further down', () => {
    const raster = subjectRaster(square(0), { ...whole, top: 20 });
    expect(alphaAt(raster, 0, 0)).toBe(255);
  });
});
