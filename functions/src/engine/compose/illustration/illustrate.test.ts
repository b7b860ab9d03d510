import { describe, expect, it } from 'vitest';
import { illustrations } from '../../../domain/presets/preset.ts';
import { seedPresets } from '../../../domain/presets/seed_presets.ts';
import { keptHeight, keptWidth, type SubjectRaster } from '../subject_raster.ts';
import { weightedBlur } from './blur.ts';
import { colorClusters } from './color_clusters.ts';
import { finishIllustration, illustrated } from './illustrate.ts';
import { kuwahara } from './kuwahara.ts';
import { lightness, opacity } from './lightness.ts';

const [classic] = seedPresets;
if (!classic) throw new Error('There is no preset.');
const { config } = classic;
const techniques = illustrations.filter((each) => each !== 'none');

/** A pose without an expression. */
function drawn(raster: SubjectRaster, illustration: (typeof illustrations)[number]): SubjectRaster {
  const picture = illustrated(raster, illustration, config);
  finishIllustration({ ...picture, data: picture.pixels }, picture, illustration);
  return picture;
}

/** A light disc with two dark eyes and a soft edge; the transparent pixels around it are black. */
function face(width = 60, height = 52): SubjectRaster {
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const alpha = Math.min(1, Math.max(0, 24 - Math.hypot(x - width / 2, y - height / 2)));
      if (alpha === 0) continue;
      const isEye = Math.hypot(Math.abs(x - width / 2) - 9, y - height / 2 + 5) < 3.2;
      const color = isEye ? [40, 30, 60] : [240, 200 + (x % 3), 170];
      pixels.set([...color, alpha * 255], (y * width + x) * 4);
    }
  }
  const head = { left: 8, top: 4, right: 52, bottom: 48, face: null };
  return { width, height, pixels, heads: [head], hull: Float32Array.from([6, 26, 54, 26]), grain: 1 };
}

describe('illustration', () => {
  it.each(techniques)('%s is deterministic', (technique) => {
    const [one, other] = [drawn(face(), technique), drawn(face(), technique)];
    expect(Buffer.compare(Buffer.from(one.pixels), Buffer.from(other.pixels))).toBe(0);
  });

  it.each(techniques)('%s differs from the photo and does not modify it', (technique) => {
    const photo = face();
    const before = photo.pixels.slice();
    expect(drawn(photo, technique).pixels.length).not.toBe(before.length);
    expect(Buffer.compare(Buffer.from(photo.pixels), Buffer.from(before))).toBe(0);
  });

  it.each(techniques)('%s keeps the subject in its place', (technique) => {
    const photo = face();
    const picture = drawn(photo, technique);
    const by = picture.width / photo.width;
    expect(picture.width).toBeLessThanOrEqual(keptWidth);
    expect(picture.height).toBeLessThanOrEqual(keptHeight);
    expect(picture.grain).toBeCloseTo(by, 1);
    expect(picture.heads[0]?.right).toBeCloseTo(52 * by, 0);
    expect(picture.hull[2]).toBeCloseTo(54 * by, 0);
    let wrong = 0;
    const cell = technique === 'pixel' ? 6 : 3;
    for (let y = 0; y < picture.height; y++) {
      for (let x = 0; x < picture.width; x++) {
        const away = Math.hypot(x - picture.width / 2, y - picture.height / 2) - 23.5 * by;
        const alpha = Number(picture.pixels[(y * picture.width + x) * 4 + 3]);
        if ((away < -cell && alpha < 255) || (away > cell && alpha > 0)) wrong++;
      }
    }
    expect(wrong).toBe(0);
  });

  it('of a transparent pose stays transparent', () => {
    const clear = { ...face(), pixels: new Uint8ClampedArray(60 * 52 * 4), heads: [] };
    for (const technique of techniques) {
      expect(drawn(clear, technique).pixels.some((value) => value > 0)).toBe(false);
    }
  });

  it('none returns the photo', () => {
    const photo = face();
    expect(drawn(photo, 'none')).toBe(photo);
  });

  it('pixels has at most 16 colors, and ink has three and their mixtures', () => {
    expect(colorsOf(drawn(face(), 'pixel'))).toBeLessThanOrEqual(16);
    const ink = drawn(face(), 'ink');
    const white = share(ink, (red, green, blue) => Math.min(red, green, blue) > 250);
    expect(white).toBeGreaterThan(0.5);
  });
});

describe('smoothing', () => {
  it('mixes in no color from outside the subject', () => {
    const { width, height, pixels } = face();
    const flat = pixels.map((value, at) => (at % 4 === 3 || pixels[at - (at % 4) + 3] === 0 ? value : 200));
    // A thread thinner than every window.
    for (let at = width * 4; at < width * 8; at += 4) flat.set([200, 200, 200, 255], at);
    const disc = { width, height, data: flat };
    for (const radius of [1, 3, 6]) {
      const smooth = kuwahara(disc, radius).data;
      expect(smooth).toEqual(flat);
    }
    const blurred = weightedBlur(opacity(disc), 2)(lightness(disc)).values;
    blurred.forEach((value, index) => {
      if (Number(flat[index * 4 + 3]) > 0) expect(value).toBeCloseTo(200 / 255, 4);
    });
  });

  it('removes noise and keeps an edge', () => {
    const [width, height] = [60, 40];
    const data = new Uint8ClampedArray(width * height * 4);
    for (let index = 0; index < width * height; index++) {
      const value = (index % width < 30 ? 60 : 190) + ((index * 7919) % 17) - 8;
      data.set([value, value, value, 255], index * 4);
    }
    const smooth = kuwahara(kuwahara({ width, height, data }, 3), 3).data;
    const at = (x: number) => Number(smooth[(20 * width + x) * 4]);
    expect(Math.abs(at(26) - 60)).toBeLessThan(6);
    expect(Math.abs(at(33) - 190)).toBeLessThan(6);
    expect(at(30) - at(29)).toBeGreaterThan(100);
  });
});

describe('color clusters', () => {
  it('are the colors of a picture with few colors', () => {
    const data = new Uint8ClampedArray(40 * 40 * 4);
    for (let index = 0; index < 1600; index++) {
      data.set([...(index % 40 < 30 ? [250, 10, 10] : [10, 10, 240]), 255], index * 4);
    }
    expect(colorClusters({ width: 40, height: 40, data }, 6)).toEqual([
      [250, 10, 10],
      [10, 10, 240],
    ]);
  });

  it('are empty for a transparent picture', () => {
    expect(colorClusters({ width: 5, height: 5, data: new Uint8ClampedArray(100) }, 6)).toEqual([]);
  });
});

function colorsOf({ pixels }: SubjectRaster): number {
  const found = new Set<string>();
  for (let at = 0; at < pixels.length; at += 4) {
    if (pixels[at + 3]) found.add(pixels.subarray(at, at + 3).join());
  }
  return found.size;
}

function share({ pixels }: SubjectRaster, is: (red: number, green: number, blue: number) => boolean): number {
  let [all, those] = [0, 0];
  for (let at = 0; at < pixels.length; at += 4) {
    if (!pixels[at + 3]) continue;
    all++;
    if (is(Number(pixels[at]), Number(pixels[at + 1]), Number(pixels[at + 2]))) those++;
  }
  return those / all;
}
