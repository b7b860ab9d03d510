import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Acting, actingSchema } from '../../../functions/src/domain/acting/acting.ts';
import { planStickers } from '../../../functions/src/domain/acting/plan_set.ts';
import { ownMotion } from '../../../functions/src/domain/motion/direct_motion.ts';
import type { PresetConfig } from '../../../functions/src/domain/presets/preset.ts';
import { type CaptionStyle, plainCaption } from '../../../functions/src/domain/presets/preset.ts';
import { seedPresets } from '../../../functions/src/domain/presets/seed_presets.ts';
import { colourEffects, framings, type Pose } from '../../../functions/src/domain/stamps/pose.ts';
import type { TouchUp } from '../../../functions/src/domain/stamps/touch_up.ts';
import { nodeCanvasBackend, prepareFonts } from '../../../functions/src/engine/canvas/canvas_backend.ts';
import { finishFrame } from '../../../functions/src/engine/compose/finish_pixels.ts';
import { frameComposer } from '../../../functions/src/engine/compose/motion/frame_composer.ts';
import {
  productCanvas,
  productPreset,
  productRequest,
  stillMotion,
} from '../../../functions/src/engine/compose/product_picture.ts';
import {
  type CutOut,
  closeEngine,
  cutOut,
  decodeCutOut,
  drawMain,
  drawStickers,
  drawTab,
  encodeCutOut,
  normalisePhoto,
  photoCanvas,
  touchUp,
} from '../../../functions/src/engine/index.ts';
import { photo } from '../../engine/fixtures.ts';
import { readPng } from '../../engine/read_png.ts';
import { launchBrowser } from '../../support/chromium.ts';
import { type ComposerPage, composerPage } from '../../support/composer_page.ts';

interface Sticker {
  readonly text: string;
  readonly pose: Pose;
  readonly styleIndex: number;
  readonly caption: CaptionStyle | null;
  readonly acting?: Acting;
}

const captions: readonly (readonly [text: string, style: Partial<CaptionStyle> | null])[] = [
  ['おはよう！', null],
  ['ありがとうございます', null],
  ['Thank you so much!', null],
  ['おめでとう🎉🎊', null],
  ['お疲れさまです、また明日ね！', { vertical: true, placement: 'left' }],
  ['いつも本当にありがとうございますこれからもよろしくね', null],
  ['それな〜', { vertical: true, placement: 'right', scale: 1.4 }],
  ['髙﨑さん、ﾊﾝｶｸOK♪', { font: 'yusei-magic', color: '#1133CC' }],
  ['👨‍👩‍👧家族だよ❤️', { placement: 'top', scale: 0.7 }],
  ['Congratulations on graduation!', { font: 'dela-gothic-one', offsetX: 0.1, offsetY: -0.3 }],
  ['おつかれさまです', { font: 'potta-one' }],
  ['まじで！？やばい', { font: 'reggae-one' }],
  ['Rock と♪髙﨑查鑤', { font: 'rocknroll-one' }],
  ['何も言わない', { hidden: true }],
  ['ちょっと「待って」ーーっ、ね。', { font: 'zen-maru-gothic', vertical: false, placement: 'left' }],
  ['了解です✅', { font: 'm-plus-rounded-1c', scale: 1.6 }],
];

/** Messages of every feeling. */
const spoken = [
  ...[
    'おはよう！',
    'だいすき♡',
    'Happy birthday!',
    'ふざけるな！',
    'ぴえん…',
    'おやすみ',
    'Free now?',
    'がんばれ',
  ],
  ...['会議中です', 'ドヤァ', 'いってきます', 'OMG?!', 'のんびり', 'おつかれさま', 'むり！', 'See you!'],
];
/**
 * For each preset a plain sticker and one with an acting. Together they cover all captions, poses, effects, tilts,
 * zooms and feelings. They share what takes long: a composer, and the subject as the preset draws it.
 */
const sets = seedPresets.map(({ slug, config }, styleIndex) => ({
  slug,
  config,
  plain: plainSticker(styleIndex),
  acting: planStickers([spoken[styleIndex % spoken.length] ?? 'はい'], {
    preset: config,
    subject: 'person',
  }).map(withPlacedMark),
}));

function plainSticker(styleIndex: number): Sticker {
  const index = styleIndex % 5;
  const [text, style] = captions[styleIndex % captions.length] ?? ['はい', null];
  return {
    text,
    styleIndex,
    caption: style && { ...plainCaption, ...style },
    pose: {
      framing: framings[styleIndex % framings.length] ?? 'full',
      effect: colourEffects[styleIndex % colourEffects.length] ?? 'none',
      flip: styleIndex % 2 === 1,
      tilt: [0, 8, -15, 0, 30][index] ?? 0,
      zoom: [1, 1, 1.4, 0.8, 1][index] ?? 1,
      offsetX: index === 3 ? 0.2 : 0,
      offsetY: index === 2 ? -0.1 : 0,
    },
  };
}

/** Returns a sticker with an additional mark, as a person may place it. */
function withPlacedMark<Planned extends { readonly acting: Acting }>(
  sticker: Planned,
  index: number,
): Planned {
  if (index > 0) return sticker;
  const placed = { name: 'hearts', x: -2.2, y: 1.5, scale: 1.4, turn: 35, flip: true, color: '#1133CC' };
  return { ...sticker, acting: { ...sticker.acting, marks: [...sticker.acting.marks, placed] } };
}

const strokes: TouchUp = [
  { mode: 'erase', radius: 0.04, points: [0.3, 0.3, 0.5, 0.32, 0.55, 0.5] },
  { mode: 'keep', radius: 0.06, points: [0.02, 0.05, 0.3, 0.1] },
  { mode: 'keep', radius: 0.01, points: [0.9, 0.9] },
];

describe('browser composition compared with the server’s', { timeout: 300_000 }, () => {
  let browser: Browser;
  let composer: ComposerPage;
  let subject: CutOut;
  let stored: { cutOut: string; photo: string };

  beforeAll(async () => {
    const { png } = await normalisePhoto(await photo('astronaut.png'));
    const bytes = await encodeCutOut(await cutOut(png, 'auto'));
    subject = await decodeCutOut(bytes);
    stored = { cutOut: base64(bytes), photo: base64(png) };
    browser = await launchBrowser();
    composer = await composerPage(browser);
    await composer.open(stored);
  });

  afterAll(async () => {
    await composer?.close();
    await browser?.close();
    await closeEngine();
  });

  it.each(sets)(
    'differs in at most 2 % of the pixels of plain and acting stickers with preset $slug',
    async (set) => {
      await expectSame(set.slug, set.config, [set.plain, ...set.acting], subject, []);
    },
  );

  it('matches after keep and erase strokes', async () => {
    const { png } = await normalisePhoto(await photo('astronaut.png'));
    const touched = touchUp(subject, await photoCanvas(png), strokes);
    expect(touched.pixels.length).not.toBe(subject.pixels.length);
    const [first] = sets;
    if (!first) throw new Error('There is no preset.');
    const differing = await composer.cutOut(first.config, strokes);
    expect(differing).toEqual({
      width: touched.width,
      height: touched.height,
      pixels: base64(touched.pixels),
    });
    await expectSame('touched up', first.config, [first.plain], touched, strokes);
  });

  it('matches in main and tab pictures', async () => {
    for (const { slug, config, plain } of sets.slice(1, 4)) {
      const laughing = actingSchema.parse({ framing: 'bust', expression: { name: 'happy_eyes' } });
      for (const stance of [
        { pose: null, acting: laughing },
        { pose: plain.pose, acting: null },
      ]) {
        const [main, tab] = await Promise.all([
          drawMain(subject, config, stance),
          drawTab(subject, config, stance),
        ]);
        const [here, there] = [
          await composer.badges(config, stance),
          [main, tab].map(({ png }) => readPng(png)),
        ];
        here.forEach((picture, index) => {
          const other = there[index];
          if (!other) throw new Error('There are two.');
          expect(difference(picture, other), `${slug} ${index}`).toBeLessThan(0.02);
        });
      }
    }
  });

  it('matches in frames of animated stickers, emoji and animated emoji', async () => {
    for (const [at, product] of (['animated_sticker', 'emoji', 'animated_emoji'] as const).entries()) {
      const { slug, config, acting } = sets[at * 3] ?? {};
      const [sticker] = acting ?? [];
      if (!config || !sticker) throw new Error('There is no preset.');
      const request = { ...sticker, text: 'やあ！' };
      const motion = product === 'emoji' ? stillMotion : ownMotion(request);
      const indices = product === 'emoji' ? [0] : [0, 3, 7, 12];
      const canvas = productCanvas(product);
      const look = productPreset(product, config);
      await prepareFonts([request.text], look.font);
      const moving = frameComposer(look, canvas, nodeCanvasBackend()).sticker(
        productRequest(product, { ...request, cutOut: subject }),
        motion,
      );
      const shown = await composer.frames(config, { ...request, product, motion }, indices);
      const shares = shown.map((picture, index) => {
        const { width, height, data } = moving.composeFrame(indices[index] ?? 0);
        finishFrame({ width, height, data }, look, canvas);
        return differenceAt(picture, { width, height, pixels: new Uint8Array(data.buffer) }, 0, 0);
      });
      console.info(
        `${product} ${slug}: ${shares.map((share) => `${(share * 100).toFixed(2)} %`).join(', ')}`,
      );
      expect(shares).toHaveLength(indices.length);
      expect(Math.max(...shares)).toBeLessThan(0.02);
    }
  });

  it('shows an edit without a noticeable delay', async () => {
    const [first] = sets;
    if (!first) throw new Error('There is no preset.');
    const took = await composer.editTimes(first.config, first.plain, 60);
    const sorted = took.toSorted((one, other) => one - other);
    const p95 = sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
    console.info(`edit to preview: median ${sorted[30]?.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`);
    expect(took).toHaveLength(60);
  });

  async function expectSame(
    name: string,
    config: PresetConfig,
    stickers: readonly Sticker[],
    drawnFrom: CutOut,
    touch: TouchUp,
  ): Promise<void> {
    const saved: Uint8Array[] = [];
    await drawStickers(
      stickers.map((sticker) => ({ ...sticker, cutOut: drawnFrom })),
      config,
      (index, { png }) => {
        saved[index] = png;
      },
    );
    const shown = await composer.stickers(config, stickers, touch);
    const shares = shown.map((picture, index) =>
      difference(picture, readPng(saved[index] ?? new Uint8Array())),
    );
    console.info(`${name}: ${shares.map((share) => `${(share * 100).toFixed(2)} %`).join(', ')}`);
    expect(Math.max(...shares)).toBeLessThan(0.02);
  }
});

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/**
 * Returns the share of pixels of which a channel, multiplied by its alpha, differs by more than 32. One side may trim a
 * nearly transparent edge, and sides are even, so pictures may be shifted by up to two pixels, which is invisible: the
 * best match counts.
 */
function difference(one: Picture, other: Picture): number {
  expect(Math.abs(one.width - other.width)).toBeLessThanOrEqual(2);
  expect(Math.abs(one.height - other.height)).toBeLessThanOrEqual(2);
  let least = 1;
  for (const shiftX of [0, -1, 1, -2, 2]) {
    for (const shiftY of [0, -1, 1, -2, 2]) {
      if (least > 0.01) least = Math.min(least, differenceAt(one, other, shiftX, shiftY));
    }
  }
  return least;
}

function differenceAt(one: Picture, other: Picture, shiftX: number, shiftY: number): number {
  const [width, height] = [Math.max(one.width, other.width), Math.max(one.height, other.height)];
  let count = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const differs = [0, 1, 2, 3].some(
        (channel) => Math.abs(at(one, x, y, channel) - at(other, x + shiftX, y + shiftY, channel)) > 32,
      );
      if (differs) count++;
    }
  }
  return count / (width * height);
}

function at({ width, height, pixels }: Picture, x: number, y: number, channel: number): number {
  if (x < 0 || y < 0 || x >= width || y >= height) return 0;
  const index = (y * width + x) * 4;
  const alpha = pixels[index + 3] ?? 0;
  return channel === 3 ? alpha : ((pixels[index + channel] ?? 0) * alpha) / 255;
}

function base64(bytes: Uint8Array | Uint8ClampedArray): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
