import { afterAll, describe, expect, test } from 'vitest';
import { seedPresets } from '../../functions/src/domain/presets/seed_presets.ts';
import { colourEffects, framings } from '../../functions/src/domain/stamps/pose.ts';
import { closeEngine, drawMain, drawTab } from '../../functions/src/engine/index.ts';
import { draw, plainPose, preset, subjectOf } from './fixtures.ts';
import { margins, type ReadPng, readPng } from './read_png.ts';

afterAll(closeEngine);

/** Requirements of the upload for every picture. */
function expectUploadable(png: Uint8Array, picture: ReadPng): void {
  expect(picture.bitDepth).toBe(8);
  expect(picture.colourType).toBe(6);
  expect(picture.interlace).toBe(0);
  expect(picture.chunks).toEqual(['IHDR', 'sRGB', 'pHYs', 'IDAT', 'IEND']);
  expect(picture.data.get('pHYs')?.toString('hex')).toBe('00000b1300000b1301'); // 2835 px per meter.
  expect(png.length).toBeLessThanOrEqual(1_000_000);
  const { pixels, width, height } = picture;
  const alphaAt = (x: number, y: number) => pixels[(y * width + x) * 4 + 3];
  expect([
    alphaAt(0, 0),
    alphaAt(width - 1, 0),
    alphaAt(0, height - 1),
    alphaAt(width - 1, height - 1),
  ]).toEqual([0, 0, 0, 0]);
  let dirty = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    if (pixels[at + 3] === 0 && (pixels[at] || pixels[at + 1] || pixels[at + 2])) dirty++;
  }
  expect(dirty).toBe(0);
}

function expectSticker(png: Uint8Array): ReadPng {
  const picture = readPng(png);
  expectUploadable(png, picture);
  const { width, height } = picture;
  expect(width).toBeLessThanOrEqual(370);
  expect(height).toBeLessThanOrEqual(320);
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(80);
  expect([width % 2, height % 2]).toEqual([0, 0]);
  expect(Math.min(...Object.values(margins(picture)))).toBeGreaterThanOrEqual(10);
  return picture;
}

describe('sticker as PNG', () => {
  const texts = ['おはよう！', 'ありがとうございます', 'Thank you!', 'ごめん🙏'];

  test.each(seedPresets.map(({ slug }) => slug))(
    'of preset %s meets Creators Market’s requirements in every pose and effect',
    async (slug) => {
      const subject = await subjectOf('astronaut.png');
      const config = preset(slug);
      const wild = { ...plainPose, tilt: 30, zoom: 2, offsetX: 0.5, offsetY: -0.5 };
      const poses = [
        ...config.poses,
        wild,
        { ...wild, framing: 'full' as const, tilt: -30, offsetX: -0.4, offsetY: 0.5 },
      ];
      const stickers = poses.map((pose, index) => ({ pose, text: texts[index % texts.length] ?? '' }));
      for (const png of await draw(subject, config, stickers)) expectSticker(png);
    },
  );

  test('looks different in every color effect and every framing', async () => {
    const subject = await subjectOf('astronaut.png');
    const poses = [
      ...colourEffects.map((effect) => ({ ...plainPose, effect })),
      ...framings
        .slice(1)
        .map((framing) => ({ ...plainPose, framing: framing === 'bust' ? ('full' as const) : framing })),
    ];
    const drawn = await draw(
      subject,
      preset('classic'),
      poses.map((pose) => ({ text: 'はい', pose })),
    );
    expect(new Set(drawn.map((png) => Buffer.from(png).toString('base64'))).size).toBe(poses.length);
    const means = drawn.slice(0, colourEffects.length).map((png) => meanColor(readPng(png)));
    for (const [index, mean] of means.entries()) {
      for (const other of means.slice(index + 1)) {
        const apart = mean.reduce((sum, value, channel) => sum + Math.abs(value - (other[channel] ?? 0)), 0);
        expect(apart).toBeGreaterThan(2);
      }
    }
  });

  test('of a cat shows the whole subject, as it has no known head', async () => {
    const subject = await subjectOf('chelsea.png');
    expect(subject.kind).toBe('thing');
    const [full, face] = await draw(subject, preset('classic'), [
      { text: 'にゃー', pose: { ...plainPose, framing: 'full' } },
      { text: 'にゃー', pose: { ...plainPose, framing: 'face' } },
    ]);
    const [one, two] = [readPng(full ?? new Uint8Array()), readPng(face ?? new Uint8Array())];
    expect([two.width, two.height]).toEqual([one.width, one.height]);
    expectSticker(full ?? new Uint8Array());
  });

  test('has an outline in the color of its preset', async () => {
    const subject = await subjectOf('astronaut.png');
    const config = { ...preset('classic'), borderColor: '#00FF00', shadow: null };
    const [png] = await draw(subject, config, [{ text: 'はい', pose: plainPose }]);
    const { pixels, width, height } = readPng(png ?? new Uint8Array());
    for (let y = 1; y < height; y++) {
      const first = Array.from({ length: width }, (_, x) => (y * width + x) * 4).find(
        (at) => pixels[at + 3] === 255,
      );
      if (first === undefined) continue;
      const [red = 255, green = 0, blue = 255] = pixels.subarray(first, first + 3);
      expect(Math.max(red, 255 - green, blue)).toBeLessThan(8);
    }
  });
});

describe('main and tab pictures', () => {
  test('are 240 × 240 px and 96 × 74 px and fill them', async () => {
    const subject = await subjectOf('astronaut.png');
    for (const { config } of seedPresets) {
      const [main, tab] = await Promise.all([drawMain(subject, config), drawTab(subject, config)]);
      const pictures = [readPng(main.png), readPng(tab.png)] as const;
      expect(pictures.map(({ width, height }) => [width, height])).toEqual([
        [240, 240],
        [96, 74],
      ]);
      expectUploadable(main.png, pictures[0]);
      expectUploadable(tab.png, pictures[1]);
      expect(Math.min(...Object.values(margins(pictures[0])))).toBeGreaterThanOrEqual(10);
    }
  });
});

function meanColor({ pixels }: ReadPng): number[] {
  const sums = [0, 0, 0];
  for (let at = 0; at < pixels.length; at += 4) {
    for (let channel = 0; channel < 3; channel++)
      sums[channel] = (sums[channel] ?? 0) + (pixels[at + channel] ?? 0);
  }
  return sums.map((sum) => (sum * 4) / pixels.length);
}
