import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeAnimation, writeApng } from '../../functions/src/engine/apng/write_apng.ts';
import { commonPalette } from '../../functions/src/engine/compose/apng/common_palette.ts';
import { fewColors } from '../../functions/src/engine/compose/apng/few_colors.ts';
import { withoutFrames } from '../../functions/src/engine/compose/apng/held_frames.ts';
import type { Pixels } from '../../functions/src/engine/compose/surface.ts';
import { readApng } from './read_apng.ts';

const timing = { numerator: 1, denominator: 8, loops: 2 };
const bytesOf = (numbers: Uint32Array) =>
  new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);

/** Small pictures of few colors: transparent, translucent and opaque, with repeated neighbors. */
const fewPictures = fc
  .record({
    width: fc.integer({ min: 1, max: 9 }),
    height: fc.integer({ min: 1, max: 7 }),
    colors: fc.array(fc.integer({ min: 1, max: 0xffffffff }), { minLength: 1, maxLength: 5 }),
    count: fc.integer({ min: 1, max: 7 }),
    seed: fc.array(fc.nat(1000), { minLength: 12, maxLength: 60 }),
  })
  .map(({ width, height, colors, count, seed }) => {
    const own = Uint32Array.from([
      0,
      ...new Set(colors.map((color) => (color >>> 24 === 0 ? color | 0x40000000 : color) >>> 0)),
    ]);
    const pictures = Array.from({ length: count }, (_, index) =>
      Uint8Array.from({ length: width * height }, (_, at) => {
        const moves = (seed[at % seed.length] ?? 0) % 3 === 0 ? Math.floor(index / 2) : 0;
        return ((seed[(at * 7 + moves * 5) % seed.length] ?? 0) + moves) % own.length;
      }),
    );
    return { width, pictures, colors: own };
  });

describe('APNG writer', () => {
  it('writes files that an independent reader decodes to the same pictures', () => {
    fc.assert(
      fc.property(fewPictures, ({ width, pictures, colors }) => {
        const { bytes, frames } = writeApng({ pictures, colors }, width, timing);
        const read = readApng(bytes);
        expect(read).toMatchObject({ width, colorType: 6, loops: 2 });
        expect(read.frames).toHaveLength(frames);
        let played = 0;
        for (const { shown, delay } of read.frames) {
          expect(delay[1]).toBe(8);
          for (const end = played + delay[0]; played < end; played++) {
            const picture = pictures[played] ?? new Uint8Array();
            const wanted = Uint32Array.from(picture, (color) => colors[color] ?? 0);
            expect(Buffer.from(shown)).toEqual(Buffer.from(bytesOf(wanted)));
          }
        }
        expect(played).toBe(pictures.length);
      }),
      { numRuns: 150 },
    );
  });

  it('merges equal neighboring frames and adds their durations', () => {
    const colors = Uint32Array.of(0, 0xff0000ff, 0xffffffff);
    const [one, two] = [Uint8Array.of(1, 1, 2, 0), Uint8Array.of(2, 1, 2, 0)];
    const { bytes } = writeApng({ pictures: [one, one, one, two, one], colors }, 2, timing);
    expect(readApng(bytes).frames.map(({ delay }) => delay[0])).toEqual([3, 1, 1]);
  });

  it('never shows earlier content through transparent or translucent pixels', () => {
    const colors = Uint32Array.of(0, 0xff0000ff, 0x80ffffff);
    const pictures = [Uint8Array.of(1, 1), Uint8Array.of(0, 1), Uint8Array.of(2, 1), Uint8Array.of(1, 1)];
    const { frames } = readApng(writeApng({ pictures, colors }, 2, timing).bytes);
    expect(frames.map(({ shown }) => shown[3])).toEqual([255, 0, 128, 255]);
  });
});

/** A soft disc that moves over noise, which hardly compresses. */
function noisy(count: number, width: number, height: number): Pixels[] {
  let state = 1;
  const random = () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state >>> 16;
  };
  return Array.from({ length: count }, () => {
    const data = new Uint8ClampedArray(width * height * 4);
    for (let at = 0; at < data.length; at += 4) {
      const isDrawn = (at / 4) % width > 20;
      if (isDrawn) data.set([random() & 255, random() & 255, random() & 255, 255], at);
    }
    return { width, height, data };
  });
}

describe('quality of an animation', () => {
  it('is reduced until 10 frames of noise are below 1 MB with at least 8 frames', () => {
    const { bytes } = encodeAnimation(noisy(10, 320, 270), { ...timing, denominator: 10 });
    expect(bytes.length).toBeLessThan(1_000_000);
    const { frames } = readApng(bytes);
    expect(frames.length).toBeGreaterThanOrEqual(8);
    expect(frames.reduce((sum, { delay }) => sum + delay[0], 0)).toBe(10);
  });

  it('keeps plain colors, and leaves still pixels identical in all frames', () => {
    const pictures = noisy(6, 64, 40).map((noise, index) => {
      for (let at = 0; at < noise.data.length; at += 4) {
        const x = (at / 4) % 64;
        if (x < 40) noise.data.set(x < 20 ? [255, 255, 255, 255] : [224, 54, 40, 255], at);
        else if (x > 50 + index) noise.data.fill(0, at, at + 4);
      }
      return noise;
    });
    for (const { shown } of readApng(encodeAnimation(pictures, timing).bytes).frames) {
      expect([...shown.subarray(0, 4)]).toEqual([255, 255, 255, 255]);
      expect([...shown.subarray(30 * 4, 30 * 4 + 4)]).toEqual([224, 54, 40, 255]);
    }
  });

  it('keeps every pixel within its tolerance, and transparent ones transparent', () => {
    const pixels = noisy(2, 32, 20).map(({ data }) => new Uint32Array(data.buffer));
    const palette = commonPalette(pixels, 64);
    const { pictures, colors } = fewColors(pixels, palette, 32, 10);
    pictures.forEach((picture, index) => {
      picture.forEach((color, at) => {
        const pixel = pixels[index]?.[at] ?? 0;
        expect((colors[color] ?? 0) >>> 24 === 0).toBe(pixel >>> 24 === 0);
      });
    });
    expect(colors.length).toBeLessThanOrEqual(64);
  });

  it('drops the frames with the smallest change, and never the first one', () => {
    const pictures = [0, 1, 2, 3, 4, 5].map((number) => Uint8Array.of(number));
    const shown = withoutFrames(pictures, [Number.POSITIVE_INFINITY, 9, 1, 8, 2, 7], 4);
    expect(shown.map((picture) => picture[0])).toEqual([0, 1, 1, 3, 3, 5]);
  });
});
