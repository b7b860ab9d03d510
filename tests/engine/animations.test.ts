import { afterAll, describe, expect, it } from 'vitest';
import { planStickers } from '../../functions/src/domain/acting/plan_set.ts';
import { directMotions } from '../../functions/src/domain/motion/direct_motion.ts';
import { type Motion, motionSchema } from '../../functions/src/domain/motion/motion.ts';
import { subjectMotions } from '../../functions/src/domain/motion/motion_names.ts';
import { nodeCanvasBackend, prepareFonts } from '../../functions/src/engine/canvas/canvas_backend.ts';
import { finishFrame } from '../../functions/src/engine/compose/finish_pixels.ts';
import { frameComposer } from '../../functions/src/engine/compose/motion/frame_composer.ts';
import { stillMotion } from '../../functions/src/engine/compose/product_picture.ts';
import { canvasOf } from '../../functions/src/engine/compose/sticker_canvas.ts';
import { closeEngine, drawAnimatedMain, drawPictures } from '../../functions/src/engine/index.ts';
import { preset, subjectOf } from './fixtures.ts';
import { type ReadApng, readApng } from './read_apng.ts';

afterAll(closeEngine);

const classic = preset('classic');
const texts = ['ありがとう！', 'おめでとう🎉', 'まじで！？'];
const seconds = ({ frames }: ReadApng) =>
  frames.reduce((sum, { delay: [of, parts] }) => sum + (of * 48) / parts, 0) / 48;

async function requests() {
  const cutOut = await subjectOf('portrait_1024.jpg');
  return planStickers(texts, { preset: classic, subject: 'person' }).map((each) => ({ ...each, cutOut }));
}

async function drawn(product: 'animated_sticker' | 'animated_emoji', order = [0, 1, 2]) {
  const all = (await requests()).map((each, index) => {
    const [motion = null] = directMotions([{ text: texts[index] ?? '', acting: each.acting }]);
    return { ...each, acting: { ...each.acting, motion } };
  });
  const pictures: Uint8Array[] = [];
  const chosen = order.flatMap((index) => all[index] ?? []);
  await drawPictures(product, chosen, classic, (index, { png }) => {
    pictures[order[index] ?? 0] = png;
  });
  return pictures;
}

describe('animated stickers of a person', () => {
  it('are APNGs within the site’s limits: 5 to 20 frames, whole seconds, small files', async () => {
    const pictures = await drawn('animated_sticker');
    expect(pictures).toHaveLength(3);
    for (const png of pictures) {
      const read = readApng(png);
      expect(read.colorType).toBe(6);
      expect(read.width === 320 || read.height === 270).toBe(true);
      expect([read.width % 2, read.height % 2]).toEqual([0, 0]);
      expect(read.frames.length).toBeGreaterThanOrEqual(5);
      expect(read.frames.length).toBeLessThanOrEqual(20);
      expect([1, 2, 3, 4]).toContain(seconds(read));
      expect(seconds(read) * read.loops).toBeLessThanOrEqual(4);
      expect(png.length).toBeLessThan(300_000);
    }
  });

  it('have the same bytes in any order and on any thread', async () => {
    const [one, other] = [await drawn('animated_sticker'), await drawn('animated_sticker', [2, 0, 1])];
    for (const [index, png] of one.entries())
      expect(Buffer.compare(png, other[index] ?? new Uint8Array())).toBe(0);
  });

  it('contain the composed frames, starting at rest with all words', async () => {
    const [request] = await requests();
    if (!request) throw new Error('There is a plan.');
    await prepareFonts([request.text], classic.font);
    const canvas = canvasOf(320, 270);
    const [motion] = directMotions([request]);
    if (!motion) throw new Error('There is a motion.');
    const moving = frameComposer(classic, canvas, nodeCanvasBackend()).sticker(request, motion);
    const png = (await drawn('animated_sticker', [0]))[0] ?? new Uint8Array();
    const { frames } = readApng(png);
    // The last written frame is shown until the end: similar frames are merged.
    const startOfLast = frames.slice(0, -1).reduce((sum, { delay }) => sum + delay[0] / delay[1], 0);
    for (const [at, index] of [
      [0, 0],
      [-1, Math.round((startOfLast / motion.seconds) * moving.frames)],
    ] as const) {
      const pixels = moving.composeFrame(index);
      finishFrame(pixels, classic, canvas);
      const shown = frames.at(at)?.shown ?? new Uint8Array();
      // Transparent sides are trimmed, so positions differ.
      const coverage = (data: ArrayLike<number>) => {
        let sum = 0;
        for (let byte = 3; byte < data.length; byte += 4) sum += data[byte] ?? 0;
        return sum;
      };
      expect(Math.abs(coverage(shown) / coverage(pixels.data) - 1)).toBeLessThan(0.01);
    }
  });

  it('are rejected without movement, because nine equal frames are merged to one', async () => {
    const [request] = await requests();
    if (!request) throw new Error('There is a plan.');
    const motion = { ...stillMotion, frames: 9 };
    await expect(
      drawPictures('animated_sticker', [{ ...request, motion }], classic, () => {
        throw new Error('It was drawn.');
      }),
    ).rejects.toMatchObject({ code: 'motion_too_still' });
  });

  it('have an animated main picture of 240 × 240 px without words', async () => {
    const [request] = await requests();
    if (!request) throw new Error('There is a plan.');
    const { png } = await drawAnimatedMain(request, classic);
    expect(readApng(png)).toMatchObject({ width: 240, height: 240, colorType: 6 });
  });
});

describe('motion of a subject', () => {
  it('does not cut off what is inside the canvas at rest', async () => {
    const cutOut = await subjectOf('chelsea.png');
    const canvas = canvasOf(320, 270);
    const composer = frameComposer(classic, canvas, nodeCanvasBackend());
    const [planned] = planStickers(['やったー！'], { preset: classic, subject: 'thing' });
    if (!planned) throw new Error('There is a plan.');
    await prepareFonts([planned.text], classic.font);
    const request = { ...planned, acting: { ...planned.acting, ground: null }, cutOut };
    for (const subject of subjectMotions) {
      const motion: Motion = motionSchema.parse({ subject, caption: 'wave', frames: 12, strength: 1.5 });
      const { frames, composeFrame } = composer.sticker(request, motion);
      for (let index = 0; index < frames; index++) {
        const { data, width, height } = composeFrame(index);
        const alphaAt = (x: number, y: number) => data[(y * width + x) * 4 + 3] ?? 0;
        for (let x = 0; x < width; x++)
          expect([subject, index, alphaAt(x, 0), alphaAt(x, height - 1)]).toEqual([subject, index, 0, 0]);
      }
    }
  });
});

describe('animated emoji of a person', () => {
  it('are 180 × 180 px and move', async () => {
    for (const png of await drawn('animated_emoji')) {
      const { width, height, frames } = readApng(png);
      expect([width, height]).toEqual([180, 180]);
      expect(frames.length).toBeGreaterThanOrEqual(5);
    }
  });
});
