import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import {
  type HairToneId,
  hairToneIds,
  hairTones,
  studioEffectSchema,
} from '../../functions/src/domain/studio/studio_effect.ts';
import { adjustPixels, linearOfByte } from '../../functions/src/engine/compose/brightness.ts';
import {
  adjustBrightness,
  closeEngine,
  type DrawnVariant,
  drawThumbnail,
  drawVariants,
} from '../../functions/src/engine/index.ts';
import type { Photo } from '../../functions/src/engine/segment/refine_matte.ts';
import { segmentLayers } from '../../functions/src/engine/segment/segment_photo.ts';
import { hairStatistics } from '../../functions/src/engine/studio/hair_statistics.ts';
import { type Lab, labOfColour, labOfLight } from '../../functions/src/engine/studio/oklab.ts';
import { recolourHair } from '../../functions/src/engine/studio/recolour_hair.ts';
import { studioPhoto } from '../../functions/src/engine/studio/studio_photo.ts';
import { photo } from './fixtures.ts';

afterAll(closeEngine);

type Point = readonly [x: number, y: number];

/** The face of `astronaut.png` up to the hair, traced by hand in its 512 px. */
const face: readonly Point[] = [
  [185, 71],
  [208, 79],
  [232, 80],
  [260, 91],
  [265, 110],
  [268, 122],
  [266, 135],
  [257, 152],
  [239, 176],
  [215, 176],
  [190, 162],
  [183, 145],
  [180, 120],
  [184, 96],
];
/** An area with nothing but hair, in the same pixels. */
const hair: readonly Point[] = [
  [195, 35],
  [235, 22],
  [275, 50],
  [285, 90],
  [262, 70],
  [205, 66],
];
const suit: readonly Point[] = [
  [60, 260],
  [200, 300],
  [220, 440],
  [60, 440],
];

function within(polygon: readonly Point[], x: number, y: number): boolean {
  let inside = false;
  for (const [index, [ax, ay]] of polygon.entries()) {
    const [bx, by] = polygon.at(index - 1) ?? [ax, ay];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

const known = new Map<readonly Point[], number[]>();

/** Indices of the pixels inside an area of the 512 px photo. */
function pixelsIn(polygon: readonly Point[]): number[] {
  const found = known.get(polygon);
  if (found) return found;
  const made: number[] = [];
  for (let at = 0; at < 512 * 512; at++)
    if (within(polygon, (at % 512) + 0.5, Math.floor(at / 512) + 0.5)) made.push(at);
  known.set(polygon, made);
  return made;
}

/** Mean change of the channels in an area, as a share of the whole range. */
function change(before: Photo, after: Photo, polygon: readonly Point[]): number {
  const places = pixelsIn(polygon);
  let sum = 0;
  for (const at of places) {
    for (let channel = 0; channel < 3; channel++)
      sum += Math.abs((before.pixels[at * 3 + channel] ?? 0) - (after.pixels[at * 3 + channel] ?? 0));
  }
  return sum / places.length / 3 / 255;
}

function labs({ pixels }: Photo, polygon: readonly Point[]): Lab[] {
  const light = linearOfByte();
  return pixelsIn(polygon).map((at) => {
    const [red = 0, green = 0, blue = 0] = [0, 1, 2].map((channel) => light[pixels[at * 3 + channel] ?? 0]);
    const lab: Lab = [0, 0, 0];
    labOfLight(red, green, blue, lab);
    return lab;
  });
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

const effect = (input: unknown) => studioEffectSchema.parse(input);

async function all(bytes: Uint8Array, order: unknown, count: number): Promise<DrawnVariant[]> {
  const drawn: DrawnVariant[] = [];
  for await (const variant of drawVariants(bytes, effect(order), count)) drawn.push(variant);
  return drawn;
}

const dyeing = photo('astronaut.png').then(async (bytes) => {
  const source = await studioPhoto(bytes);
  const { hair: matte } = await segmentLayers(source, { hair: true, subject: false });
  if (!matte) throw new Error('No hair was looked for.');
  const statistics = hairStatistics(source, matte);
  const dyed = (tone: HairToneId, strength: number): Photo => {
    const picture = { ...source, pixels: source.pixels.slice() };
    recolourHair(picture, statistics, tone, strength);
    return picture;
  };
  return { source, matte, dyed };
});

describe('dyed hair', () => {
  test.each(hairToneIds)('in tone %s has the tone and leaves skin and clothes unchanged', async (tone) => {
    const { source, dyed } = await dyeing;
    const picture = dyed(tone, 1);
    expect(change(source, picture, face)).toBeLessThan(0.01);
    expect(change(source, picture, suit)).toBe(0);
    const [lightness, a, b] = labOfColour(hairTones[tone].colour);
    const shown = labs(picture, hair);
    expect(Math.abs(mean(shown.map(([each]) => each)) - lightness)).toBeLessThan(0.12);
    expect(
      Math.hypot(mean(shown.map((lab) => lab[1])) - a, mean(shown.map((lab) => lab[2])) - b),
    ).toBeLessThan(0.04);
  });

  test('keeps its texture: lighter strands mostly stay lighter, and no tone is flat', async () => {
    const { source, dyed } = await dyeing;
    const before = labs(source, hair).map(([lightness]) => lightness);
    for (const tone of hairToneIds) {
      const after = labs(dyed(tone, 1), hair).map(([lightness]) => lightness);
      const [meanBefore, meanAfter] = [mean(before), mean(after)];
      const both = mean(before.map((value, at) => (value - meanBefore) * ((after[at] ?? 0) - meanAfter)));
      const own = Math.sqrt(mean(before.map((value) => (value - meanBefore) ** 2)));
      const spread = Math.sqrt(mean(after.map((value) => (value - meanAfter) ** 2)));
      expect(both / own / spread).toBeGreaterThan(0.9);
      expect(spread).toBeGreaterThan(0.03);
    }
  });

  test('changes with the strength, and not at all at strength 0', async () => {
    const { source, dyed } = await dyeing;
    const changes = [0, 0.3, 0.6, 1].map((strength) => change(source, dyed('silver', strength), hair));
    expect(changes[0]).toBeLessThan(0.002);
    expect(changes.toSorted((left, right) => left - right)).toEqual(changes);
    expect(changes[3]).toBeGreaterThan(0.15);
  });

  test('has no holes and does not reach brows or eyes', async () => {
    const { matte } = await dyeing;
    for (const at of pixelsIn(hair)) expect(matte[at]).toBeGreaterThan(230);
    const brows: readonly Point[] = [
      [188, 86],
      [262, 98],
      [262, 150],
      [188, 150],
    ];
    for (const at of pixelsIn(brows)) expect(matte[at]).toBeLessThan(40);
  });
});

describe('order in the studio', () => {
  test('returns as many different pictures as requested, deterministic and no larger than the photo', async () => {
    const bytes = await photo('astronaut.png');
    const order = { hair: { tone: 'ash', strength: 0.6 }, background: 'cream_glow', light: 'daylight' };
    const drawn = await all(bytes, order, 5);
    expect(drawn.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4]);
    expect(new Set(drawn.map((each) => Buffer.from(each.bytes).toString('base64'))).size).toBe(5);
    for (const { width, height, bytes: file } of drawn) {
      expect(await sharp(file).metadata()).toMatchObject({ format: 'jpeg', width, height });
      expect([width, height]).toEqual([512, 512]);
    }
    for await (const again of drawVariants(bytes, effect(order), 5, [3]))
      expect(Buffer.from(again.bytes).equals(drawn[3]?.bytes ?? Buffer.alloc(0))).toBe(true);
  });

  test('of a large photo returns pictures of 1536 px with the same aspect ratio', async () => {
    const large = await sharp(await photo('empty_sky.png'))
      .resize(2000, 1000, { fit: 'fill' })
      .png()
      .toBuffer();
    const [drawn] = await all(large, { light: 'evening' }, 1);
    expect([drawn?.width, drawn?.height]).toEqual([1536, 768]);
  });

  test.each(['blurred', 'night_glow'])(
    'for the background %s changes the wall and not the person',
    async (background) => {
      const bytes = await photo('astronaut.png');
      const [drawn] = await all(bytes, { background }, 1);
      const [before, after] = await Promise.all([studioPhoto(bytes), studioPhoto(drawn?.bytes ?? bytes)]);
      const wall: readonly Point[] = [
        [300, 20],
        [500, 20],
        [500, 250],
        [360, 250],
        [320, 200],
      ];
      expect(change(before, after, wall)).toBeGreaterThan(0.02);
      // The remaining differences come from JPEG compression.
      expect(change(before, after, face)).toBeLessThan(0.015);
      expect(change(before, after, suit)).toBeLessThan(0.015);
    },
  );

  test.each(['chelsea.png', 'empty_sky.png'])(
    'for the hair of %s is rejected, but not for its light',
    async (name) => {
      const bytes = await photo(name);
      await expect(all(bytes, { hair: { tone: 'pink', strength: 1 } }, 2)).rejects.toMatchObject({
        code: 'studio_no_hair',
      });
      expect(await all(bytes, { light: 'cool' }, 2)).toHaveLength(2);
    },
  );
});

describe('stored studio picture', () => {
  test.each(['jpeg', 'png', 'webp'] as const)(
    'is downloaded as %s with the brightness that the page shows',
    async (format) => {
      const bytes = await sharp(await photo('astronaut.png'))
        .toFormat(format)
        .toBuffer();
      const shown = await sharp(bytes).ensureAlpha().raw().toBuffer();
      adjustPixels(shown, 30);
      const saved = await adjustBrightness(bytes, 30);
      expect((await sharp(saved).metadata()).format).toBe(format);
      const read = await sharp(saved).ensureAlpha().raw().toBuffer();
      const difference = mean(Array.from(read, (value, at) => Math.abs(value - (shown[at] ?? 0))));
      expect(difference).toBeLessThan(format === 'png' ? 1e-9 : 2);
      expect(await adjustBrightness(bytes, 0)).toBe(bytes);
    },
  );

  test('has a thumbnail of the requested size that is never enlarged', async () => {
    const bytes = await photo('portrait_1024.jpg');
    const small = await drawThumbnail(bytes, 320);
    expect(await sharp(small).metadata()).toMatchObject({ format: 'webp', width: 320, height: 320 });
    expect(small.length).toBeLessThan(40_000);
    expect((await sharp(await drawThumbnail(bytes, 4000)).metadata()).width).toBe(1024);
  });

  test('is rejected if it is not a picture', async () => {
    const nothing = new TextEncoder().encode('not a picture');
    await expect(drawThumbnail(nothing, 320)).rejects.toMatchObject({ code: 'photo_broken' });
    await expect(adjustBrightness(nothing, 10)).rejects.toMatchObject({ code: 'photo_broken' });
    await expect(all(nothing, { light: 'cool' }, 1)).rejects.toMatchObject({ code: 'photo_broken' });
  });
});
