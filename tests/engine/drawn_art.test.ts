import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Acting, actingSchema, plainMark } from '../../functions/src/domain/acting/acting.ts';
import { nodeCanvasBackend, prepareFonts } from '../../functions/src/engine/canvas/canvas_backend.ts';
import { stickerComposer } from '../../functions/src/engine/compose/sticker_composer.ts';
import {
  type CutOut,
  closeEngine,
  decodeCutOut,
  encodeCutOut,
  withHeads,
} from '../../functions/src/engine/index.ts';
import { draw, plainPose, preset, subjectOf } from './fixtures.ts';

const classic = preset('classic');
/** Returns a drawn figure: the cut-out of a photo without its metadata. */
const drawn = (photo: CutOut): CutOut => ({ ...photo, kind: 'thing', heads: [], frame: null });
const acting = (changed: Partial<Acting> = {}) =>
  actingSchema.parse({ framing: 'full', marks: [plainMark('sweat')], ...changed });

/** Returns a figure of 340 × 330 px without inner details. */
async function silhouette(shapes: string): Promise<CutOut> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="340" height="330" fill="#e9a86c">${shapes}</svg>`;
  const { data, info } = await sharp(Buffer.from(svg)).raw().toBuffer({ resolveWithObject: true });
  const pixels = new Uint8ClampedArray(data);
  return { kind: 'thing', width: info.width, height: info.height, pixels, heads: [], frame: null };
}

describe('art that an engine drew', () => {
  let photo: CutOut;
  let art: CutOut;
  beforeAll(async () => {
    photo = await subjectOf('portrait_1024.jpg');
    art = await withHeads(drawn(photo));
  });
  afterAll(() => closeEngine());

  test('has a head where the photo has its face', () => {
    expect(art.kind).toBe('person');
    const [found, own] = [art.heads[0], photo.heads[0]];
    if (!found?.face || !own?.face) throw new Error('There is a face.');
    const { origin, scale } = own.face;
    const off = Math.hypot(found.face.origin.x - origin.x, found.face.origin.y - origin.y);
    expect(off).toBeLessThan(scale * 0.1);
    for (const side of ['left', 'right', 'top', 'bottom'] as const) {
      expect(Math.abs(found[side] - own[side])).toBeLessThan(scale * 0.7);
    }
  });

  test('has a head without a face from its silhouette alone, not confused by arms, ears or body', async () => {
    const chibi =
      '<path d="M180 240 225 20l-24-8-45 180z"/><rect x="75" y="190" width="90" height="120" rx="30"/><circle cx="115" cy="130" r="72"/>';
    const cat =
      '<ellipse cx="190" cy="150" rx="120" ry="62"/><path d="M90 170h26v90h-26zM240 170h26v90h-26z"/><path d="M30 60 20 10l36 26M110 60l6-50-36 26"/><circle cx="70" cy="90" r="56"/>';
    for (const [shapes, x, y, radius] of [
      [chibi, 115, 130, 72],
      [cat, 70, 90, 56],
    ] as const) {
      const figure = await silhouette(shapes);
      const { kind, heads } = await withHeads(figure);
      expect(kind).toBe('thing');
      expect(heads).toMatchObject([{ face: null }]);
      const [{ left, top, right, bottom } = { left: 0, top: 0, right: 0, bottom: 0 }] = heads;
      const off = Math.hypot((left + right) / 2 - x, (top + bottom) / 2 - y);
      expect(off).toBeLessThan(radius * 0.35);
      expect(Math.abs((bottom - top) / 2 - radius)).toBeLessThan(radius * 0.3);
    }
  });

  test('has no head if its silhouette is one mass', async () => {
    const cat = drawn(await subjectOf('chelsea.png'));
    expect(await withHeads(cat)).toBe(cat);
  });

  test('has marks, prop, ground and words at its head, like a photo', async () => {
    await prepareFonts(['やった'], classic.font);
    const composer = stickerComposer(classic, nodeCanvasBackend());
    const request = { text: 'やった', pose: plainPose, styleIndex: 0, caption: null };
    const full = { ...plainPose, framing: 'full' as const };
    const act = acting({ prop: { name: 'crown', color: null }, ground: { name: 'sun_rays', color: null } });
    const [ofArt, ofPhoto] = [art, photo].map(
      (cutOut) => composer.sticker({ ...request, cutOut, pose: full, acting: act }).places,
    );
    if (!ofArt || !ofPhoto) throw new Error('It acts.');
    expect([ofArt.isDrawn, ofPhoto.isDrawn]).toEqual([true, false]);
    expect(ofArt.hasOwnFace).toBe(true);
    const [mark, same] = [ofArt.marks[0], ofPhoto.marks[0]];
    expect(mark?.boxes.length).toBe(same?.boxes.length);
    const apart = Math.hypot(ofArt.head.x - ofPhoto.head.x, ofArt.head.y - ofPhoto.head.y);
    expect(apart).toBeLessThan(ofPhoto.head.unit);
  });

  test('keeps the expression and framing that it was drawn with', async () => {
    const pose = { ...plainPose, framing: 'full' as const };
    const shown = async (cutOut: CutOut, name: string) => {
      const act = acting({ expression: { name, strength: 1 } });
      const [png = []] = await draw(cutOut, classic, [{ text: 'やった', pose, acting: act }]);
      return Buffer.from(png);
    };
    expect((await shown(art, 'laugh')).equals(await shown(art, 'own'))).toBe(true);
    expect((await shown(photo, 'laugh')).equals(await shown(photo, 'own'))).toBe(false);
    const composer = stickerComposer(classic, nodeCanvasBackend());
    const unit = (cutOut: CutOut, framing: 'full' | 'face') => {
      const request = {
        text: 'やった',
        pose: { ...plainPose, framing },
        styleIndex: 0,
        caption: null,
        acting: acting(),
      };
      return composer.sticker({ ...request, cutOut }).places?.head.unit ?? 0;
    };
    expect(unit(art, 'face')).toBeLessThan(unit(art, 'full') * 1.3);
    expect(unit(photo, 'face')).toBeGreaterThan(unit(photo, 'full') * 1.5);
  });

  test('is stored with its head for the editor', async () => {
    expect(await decodeCutOut(await encodeCutOut(art))).toMatchObject({
      kind: 'person',
      frame: null,
      heads: [{ face: { scale: art.heads[0]?.face?.scale } }],
    });
  });
});
