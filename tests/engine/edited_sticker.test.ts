import { afterAll, describe, expect, test } from 'vitest';
import { actingSchema } from '../../functions/src/domain/acting/acting.ts';
import { plainFace, withDrawnFace } from '../../functions/src/domain/acting/drawn_face.ts';
import { type CaptionStyle, plainCaption } from '../../functions/src/domain/presets/preset.ts';
import { seedPresets } from '../../functions/src/domain/presets/seed_presets.ts';
import type { TouchUp } from '../../functions/src/domain/stamps/touch_up.ts';
import {
  closeEngine,
  decodeCutOut,
  drawMain,
  drawTab,
  encodeCutOut,
  normalisePhoto,
  photoCanvas,
  touchUp,
} from '../../functions/src/engine/index.ts';
import { draw, photo, plainPose, preset, subjectOf } from './fixtures.ts';
import { margins, readPng } from './read_png.ts';

afterAll(closeEngine);

const styled = (style: Partial<CaptionStyle>) => ({ ...plainCaption, ...style });

describe('edited caption', () => {
  const extremes: Partial<CaptionStyle>[] = [
    { scale: 1.6, offsetX: 0.8, offsetY: 0.8 },
    { scale: 1.6, offsetX: -0.8, offsetY: -0.8, placement: 'top' },
    { scale: 1.6, vertical: true, placement: 'left', offsetX: 0.8 },
    { scale: 1.6, vertical: true, placement: 'bottom' },
    { scale: 0.5, vertical: false, placement: 'right', offsetY: -0.8 },
    { hidden: true, scale: 1.6 },
  ];

  test.each(seedPresets.map(({ slug }, at) => ({ slug, at })))(
    'stays inside the margins of preset $slug, however it is moved',
    async ({ slug, at }) => {
      const subject = await subjectOf('astronaut.png');
      const texts = ['ありがとうございます', 'Congratulations!', 'はい🎉', 'ちょっと「待って」ーーっ、ね。'];
      // Each preset tests half of the positions: the next one tests the others.
      const stickers = extremes
        .flatMap((style) => texts.map((text) => ({ text, pose: plainPose, caption: styled(style) })))
        .filter((_, index) => index % 2 === at % 2);
      for (const png of await draw(subject, preset(slug), stickers)) {
        const picture = readPng(png);
        expect(Math.min(...Object.values(margins(picture)))).toBeGreaterThanOrEqual(10);
        expect(picture.width).toBeLessThanOrEqual(370);
        expect(picture.height).toBeLessThanOrEqual(320);
      }
    },
  );

  test('changes the picture with every option, and leaves it the same with the preset’s values', async () => {
    const subject = await subjectOf('astronaut.png');
    const styles: (CaptionStyle | null)[] = [
      null,
      styled({ hidden: true }),
      styled({ font: 'yusei-magic' }),
      styled({ color: '#00FF00' }),
      styled({ placement: 'top' }),
      styled({ vertical: true }),
      styled({ scale: 0.8 }),
      styled({ offsetX: 0.1 }),
      styled({ offsetY: -0.1 }),
    ];
    const sticker = { text: 'おはよう', pose: plainPose };
    const drawn = await draw(
      subject,
      preset('classic'),
      [sticker, ...styles.map((caption) => (caption ? { ...sticker, caption } : sticker))].map((each) => ({
        ...each,
      })),
    );
    const oneColor = { ...preset('classic'), captionColors: ['#E8452C'] };
    const same = await draw(subject, oneColor, [sticker, { ...sticker, caption: plainCaption }]);
    expect(Buffer.compare(same[0] ?? new Uint8Array(), same[1] ?? new Uint8Array(1))).toBe(0);
    expect(new Set(drawn.slice(1).map((png) => Buffer.from(png).toString('base64'))).size).toBe(
      styles.length,
    );
  });

  test('leaves the whole sticker to the subject if it is hidden', async () => {
    const subject = await subjectOf('chelsea.png');
    const pose = { ...plainPose, framing: 'full' as const };
    const [shown, hidden] = await draw(subject, preset('classic'), [
      { text: 'にゃー', pose },
      { text: 'にゃー', pose, caption: styled({ hidden: true }) },
    ]);
    const tall = (png: Uint8Array | undefined) => readPng(png ?? new Uint8Array());
    expect(tall(hidden).width).toBeGreaterThan(tall(shown).width * 0.9);
    expect(tall(hidden).height).toBeGreaterThan(0);
  });
});

describe('main picture', () => {
  test('of a chosen sticker shows its framing, flip, tilt and effect inside the margins', async () => {
    const subject = await subjectOf('astronaut.png');
    const config = preset('classic');
    const poses = [
      null,
      plainPose,
      { ...plainPose, flip: true },
      { ...plainPose, tilt: 20 },
      { ...plainPose, effect: 'mono' as const },
      { ...plainPose, framing: 'face' as const },
    ];
    const drawn = await Promise.all(poses.map((pose) => drawMain(subject, config, { pose, acting: null })));
    for (const { png } of drawn)
      expect(Math.min(...Object.values(margins(readPng(png))))).toBeGreaterThanOrEqual(10);
    // The engine's own choice is the bust.
    expect(new Set(drawn.map(({ png }) => Buffer.from(png).toString('base64'))).size).toBe(poses.length - 1);
  });

  test('shows the changed or drawn face of a sticker inside the margins', async () => {
    const config = preset('classic');
    const stance = (name: string) => ({
      pose: null,
      acting: actingSchema.parse({ framing: 'full', expression: { name } }),
    });
    const faces = ['own', 'big_smile', 'heart_eyes'].map(stance);
    const cup = { pose: null, acting: withDrawnFace(stance('big_smile').acting, plainFace) };
    const [person, thing] = [await subjectOf('astronaut.png'), await subjectOf('coffee.png')];
    const drawn = await Promise.all([
      ...faces.flatMap((each) => [drawMain(person, config, each), drawTab(person, config, each)]),
      ...[drawMain(thing, config), drawMain(thing, config, cup)],
    ]);
    const mains = drawn.filter(({ width }) => width === 240);
    for (const { png } of mains)
      expect(Math.min(...Object.values(margins(readPng(png))))).toBeGreaterThanOrEqual(10);
    expect(new Set(drawn.map(({ png }) => Buffer.from(png).toString('base64'))).size).toBe(drawn.length);
  });
});

describe('touched-up cut-out', () => {
  const touched = async (strokes: TouchUp) => {
    const subject = await subjectOf('astronaut.png');
    const { png } = await normalisePhoto(await photo('astronaut.png'));
    const canvas = await photoCanvas(png);
    return { subject, canvas, cutOut: touchUp(subject, canvas, strokes) };
  };
  const solid = (pixels: Uint8ClampedArray) => {
    let count = 0;
    for (let at = 3; at < pixels.length; at += 4) if ((pixels[at] ?? 0) > 127) count++;
    return count;
  };

  test('is unchanged without strokes, and if strokes would erase everything', async () => {
    const { subject, cutOut } = await touched([]);
    expect(cutOut).toBe(subject);
    const all = [0.1, 0.3, 0.5, 0.7, 0.9].map((y) => ({
      mode: 'erase' as const,
      radius: 0.2,
      points: [0, y, 1, y],
    }));
    expect((await touched(all)).cutOut).toBe(subject);
  });

  test('loses what is erased, with a soft edge', async () => {
    const { subject, cutOut } = await touched([{ mode: 'erase', radius: 0.05, points: [0.5, 0.5] }]);
    const missing = solid(subject.pixels) - solid(cutOut.pixels);
    const { photoWidth = 0, photoHeight = 0 } = subject.frame ?? {};
    const disc = Math.PI * (0.05 * Math.max(photoWidth, photoHeight)) ** 2;
    expect(missing).toBeGreaterThan(disc * 0.95);
    expect(missing).toBeLessThan(disc * 1.05);
  });

  test('regains pixels of the photo where they are kept, and grows to contain them', async () => {
    const { subject, canvas, cutOut } = await touched([{ mode: 'keep', radius: 0.03, points: [0.01, 0.01] }]);
    expect(cutOut.frame).toMatchObject({ left: 0, top: 0 });
    expect(cutOut.width * cutOut.height).toBeGreaterThan(subject.width * subject.height);
    expect([...cutOut.pixels.subarray(0, 4)]).toEqual([...canvas.data.subarray(0, 3), 255]);
    const [head] = subject.heads;
    const [moved] = cutOut.heads;
    expect((moved?.left ?? 0) - (head?.left ?? 0)).toBe(subject.frame?.left);
    expect((moved?.top ?? 0) - (head?.top ?? 0)).toBe(subject.frame?.top);
  });

  test('is complete again when a later stroke keeps what an earlier one erased', async () => {
    const points = [0.45, 0.4, 0.55, 0.5];
    const { subject, cutOut } = await touched([
      { mode: 'erase', radius: 0.04, points },
      { mode: 'keep', radius: 0.05, points },
    ]);
    expect(solid(cutOut.pixels)).toBeGreaterThanOrEqual(solid(subject.pixels) * 0.999);
  });

  test('is stored with its position in the photo, which is null in older files', async () => {
    const { cutOut } = await touched([{ mode: 'keep', radius: 0.03, points: [0.01, 0.01] }]);
    expect((await decodeCutOut(await encodeCutOut(cutOut))).frame).toEqual(cutOut.frame);
    expect((await decodeCutOut(await encodeCutOut({ ...cutOut, frame: null }))).frame).toBeNull();
  });
});
