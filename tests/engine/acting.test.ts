import { afterAll, describe, expect, it } from 'vitest';
import { type Acting, actingSchema, poseOf } from '../../functions/src/domain/acting/acting.ts';
import {
  bubbles,
  expressions,
  grounds,
  letterings,
  limbs,
  marks,
  props,
} from '../../functions/src/domain/acting/acting_names.ts';
import { directSet } from '../../functions/src/domain/acting/direct_set.ts';
import { seedPresets } from '../../functions/src/domain/presets/seed_presets.ts';
import { nodeCanvasBackend } from '../../functions/src/engine/canvas/canvas_backend.ts';
import { subjectPicture } from '../../functions/src/engine/compose/subject_picture.ts';
import { contextOf } from '../../functions/src/engine/compose/surface.ts';
import { type CutOut, closeEngine } from '../../functions/src/engine/index.ts';
import { plainFace } from '../support/plain_face.ts';
import { draw, plainPose, preset, subjectOf } from './fixtures.ts';
import { margins, readPng } from './read_png.ts';

afterAll(closeEngine);

const acting = (part: Partial<Acting>): Acting => actingSchema.parse({ framing: 'bust', ...part });
const mark = (name: string, part: Partial<Acting['marks'][number]> = {}) => ({
  name,
  x: null,
  y: null,
  scale: 1,
  turn: 0,
  flip: false,
  color: null,
  ...part,
});
const text = 'やったー！';
/** One acting for each element that can be drawn. */
const alone: Acting[] = [
  ...marks.map((name) => acting({ marks: [mark(name)] })),
  ...props.map((name) => acting({ prop: { name, color: null } })),
  ...grounds.map((name) => acting({ ground: { name, color: null } })),
  ...expressions.map((name) => acting({ expression: { name, strength: 1 } })),
  ...bubbles.flatMap((bubble) =>
    (['top', 'left', 'bottom'] as const).map((place) =>
      acting({ lettering: { style: 'plain', place, bubble } }),
    ),
  ),
  ...letterings.flatMap((style) =>
    (['top', 'left', 'bottom'] as const).map((place) =>
      acting({ lettering: { style, place, bubble: null } }),
    ),
  ),
];

function expectInside(pictures: readonly Uint8Array[]): void {
  for (const png of pictures) {
    const picture = readPng(png);
    expect(Math.min(...Object.values(margins(picture)))).toBeGreaterThanOrEqual(10);
    expect(picture.width).toBeLessThanOrEqual(370);
    expect(picture.height).toBeLessThanOrEqual(320);
  }
}

const digest = (png: Uint8Array | undefined) => Buffer.from(png ?? []).toString('base64');

describe('sticker with an acting', () => {
  it('keeps its margins with every mark, prop, ground, expression, bubble and lettering, and shows each of them', async () => {
    const subject = await subjectOf('astronaut.png');
    const config = { ...preset('festival'), captionColors: ['#FFD84D'] };
    const stickers = alone.map((each) => ({ text, pose: plainPose, acting: each }));
    const drawn = await draw(subject, config, stickers);
    expectInside(drawn);
    const onFace = ['tears', 'blush', 'blush_lines', 'glasses', 'sunglasses', 'mask'];
    const shown = drawn.filter((_, index) => {
      const { marks: worn, prop, lettering } = alone[index] as Acting;
      return lettering.place === null && !onFace.includes(worn[0]?.name ?? prop?.name ?? '');
    });
    expect(new Set(shown.map(digest)).size).toBe(shown.length);
  });

  it('keeps its margins in the plan of every preset, for a person and a thing', async () => {
    for (const [index, { slug, config }] of seedPresets.entries()) {
      const subject = await subjectOf(index % 2 === 0 ? 'astronaut.png' : 'chelsea.png');
      const texts = [
        ...['おはよう', 'Thank you so much!', 'おめでとう🎉', 'ぴえん…', 'いってらっしゃい、気をつけて'],
        ...['どこ？', 'むり！', 'おつかれさま'],
      ];
      const plan = directSet(texts, slug, { preset: config, hasFace: index % 2 === 0, mayFlip: true });
      const stickers = plan.map((each, styleIndex) => ({
        text: texts[styleIndex] ?? '',
        acting: each,
        pose: poseOf({ pose: null, acting: each, styleIndex }, config),
      }));
      expectInside(await draw(subject, config, stickers));
    }
  });

  it('shows drawn faces on things within the margins, and only if they are requested', async () => {
    const subject = await subjectOf('chelsea.png');
    const config = { ...preset('classic'), captionColors: ['#E8452C'] };
    const full = { framing: 'full', expression: { name: 'crying', strength: 1 } } as const;
    const drawnFace = { limbs: 'wave', x: null, y: null, scale: 1 };
    const stickers = [
      acting({ framing: 'full' }),
      acting(full),
      ...limbs.map((name) => acting({ ...full, drawnFace: { ...drawnFace, limbs: name } })),
      acting({ ...full, drawnFace: { ...drawnFace, x: 1, y: 0, scale: 3 } }),
      acting({ ...full, expression: { name: 'laugh', strength: 1 }, drawnFace }),
    ];
    const poses = stickers.map((each) => ({
      text,
      pose: { ...plainPose, framing: 'full' as const },
      acting: each,
    }));
    const drawn = await draw(subject, config, poses);
    expectInside(drawn);
    const [own, notRequested, ...requested] = drawn.map(digest);
    expect(notRequested).toBe(own);
    expect(new Set(requested).size).toBe(requested.length);
    expect(requested).not.toContain(own);
  });

  it('ignores unknown names', async () => {
    const subject = await subjectOf('astronaut.png');
    const config = { ...preset('classic'), captionColors: ['#E8452C'] };
    const unknown = acting({
      marks: [mark('hologram'), mark('heart')],
      prop: { name: 'jetpack', color: null },
      ground: { name: 'mars', color: null },
      lettering: { style: 'runes', place: null, bubble: 'hexagon' },
    });
    const [one, other] = await draw(subject, config, [
      { text, pose: plainPose, acting: unknown },
      { text, pose: plainPose, acting: acting({ marks: [mark('heart')] }) },
    ]);
    expect(digest(one)).toBe(digest(other));
  });

  it('keeps twelve marks that were dragged off the canvas inside its margins', async () => {
    const subject = await subjectOf('astronaut.png');
    const away = [-12, 12].flatMap((x) => [-12, 0, 12].map((y) => mark('heart', { x, y, scale: 3 })));
    const far = acting({ marks: [...away, ...away] });
    const drawn = await draw(subject, preset('classic'), [
      { text, pose: plainPose, acting: far },
      { text, pose: plainPose, acting: acting({}) },
    ]);
    expectInside(drawn);
    expect(digest(drawn[0])).not.toBe(digest(drawn[1]));
  });

  it('looks the same without an acting as with null', async () => {
    const subject = await subjectOf('astronaut.png');
    const config = { ...preset('classic'), captionColors: ['#E8452C'] };
    const [one, other] = await draw(subject, config, [
      { text, pose: plainPose },
      { text, pose: plainPose, acting: null },
    ]);
    expect(digest(one)).toBe(digest(other));
  });

  it('keeps the color effect of a preset that recolors its subjects', async () => {
    const subject = await subjectOf('astronaut.png');
    const config = { ...preset('manga'), captionColors: ['#111111'] };
    const [plain, warm] = await draw(subject, config, [
      { text, pose: plainPose },
      { text, pose: { ...plainPose, effect: 'warm' } },
    ]);
    expect(digest(warm)).toBe(digest(plain));
  });
});

describe('acting of a group', () => {
  it('changes every face, and the next expression replaces the previous one on all', async () => {
    const [width, height] = [600, 320];
    const heads = [150, 450].map((x) => ({
      left: x - 100,
      top: 20,
      right: x + 100,
      bottom: 260,
      face: plainFace(x, 120, 46),
    }));
    const pixels = new Uint8ClampedArray(width * height * 4);
    for (let at = 0; at < pixels.length; at += 4) pixels.set([(at * 7) % 201, (at * 13) % 199, 90, 255], at);
    const frame = { left: 0, top: 0, photoWidth: width, photoHeight: height };
    const group: CutOut = { kind: 'person', width, height, pixels, heads, frame };
    await draw(group, preset('classic'), []);
    const half = (name: string, left: number) => {
      const room = { width, height };
      const pose = { framing: 'full', effect: 'none' } as const;
      const expression = { name, strength: 1 };
      const { raster, surface } = subjectPicture(
        group,
        pose,
        preset('classic'),
        room,
        nodeCanvasBackend(),
        expression,
      );
      const side = raster.width / 2;
      return Buffer.from(contextOf(surface).getImageData(left * side, 0, side, raster.height).data);
    };
    for (const side of [0, 1]) {
      const plain = half('own', side);
      const smile = half('smile', side);
      expect(smile.equals(plain)).toBe(false);
      expect(half('surprised', side).equals(smile)).toBe(false);
      expect(half('own', side).equals(plain)).toBe(true);
    }
  });
});
