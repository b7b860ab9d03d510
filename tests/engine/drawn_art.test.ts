import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Acting, actingSchema, plainMark } from '../../functions/src/domain/acting/acting.ts';
import { prepareFonts } from '../../functions/src/engine/canvas/caption_fonts.ts';
import { nodeStudio } from '../../functions/src/engine/canvas/studio.ts';
import { stickerComposer } from '../../functions/src/engine/compose/sticker_composer.ts';
import {
  type CutOut,
  closeEngine,
  decodeCutOut,
  encodeCutOut,
  withHeads,
} from '../../functions/src/engine/index.ts';
import { draw, plainLook, preset, subjectOf } from './fixtures.ts';

const classic = preset('classic');
/** A figure that an engine drew: here the cut-out of a photo, of which nothing else is known. */
const drawn = (photo: CutOut): CutOut => ({ ...photo, kind: 'thing', heads: [], frame: null });
const acting = (changed: Partial<Acting> = {}) =>
  actingSchema.parse({ framing: 'full', marks: [plainMark('sweat')], ...changed });

describe('art that an engine drew', () => {
  let photo: CutOut;
  let art: CutOut;
  beforeAll(async () => {
    photo = await subjectOf('portrait_1024.jpg');
    art = await withHeads(drawn(photo));
  });
  afterAll(() => closeEngine());

  test('has a head where a face is found in it, where the photo has it', () => {
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

  test('has none where there is no face', async () => {
    const cat = drawn(await subjectOf('chelsea.png'));
    expect(await withHeads(cat)).toBe(cat);
  });

  test('is acted with like a photo: marks, prop, ground and words stand at its head', async () => {
    await prepareFonts(['やった'], classic.font);
    const composer = stickerComposer(classic, nodeStudio());
    const request = { text: 'やった', look: plainLook, turn: 0, caption: null };
    const full = { ...plainLook, pose: 'full' as const };
    const act = acting({ prop: { name: 'crown', color: null }, ground: { name: 'sun_rays', color: null } });
    const [ofArt, ofPhoto] = [art, photo].map(
      (cutOut) => composer.sticker({ ...request, cutOut, look: full, acting: act }).places,
    );
    if (!ofArt || !ofPhoto) throw new Error('It acts.');
    expect([ofArt.isDrawn, ofPhoto.isDrawn]).toEqual([true, false]);
    expect(ofArt.hasOwnFace).toBe(true);
    const [mark, same] = [ofArt.marks[0], ofPhoto.marks[0]];
    expect(mark?.boxes.length).toBe(same?.boxes.length);
    const apart = Math.hypot(ofArt.head.x - ofPhoto.head.x, ofArt.head.y - ofPhoto.head.y);
    expect(apart).toBeLessThan(ofPhoto.head.unit);
  });

  test('keeps the expression and the framing that it was drawn with', async () => {
    const look = { ...plainLook, pose: 'full' as const };
    const shown = async (cutOut: CutOut, name: string) => {
      const act = acting({ expression: { name, strength: 1 } });
      const [png = []] = await draw(cutOut, classic, [{ text: 'やった', look, acting: act }]);
      return Buffer.from(png);
    };
    expect((await shown(art, 'laugh')).equals(await shown(art, 'own'))).toBe(true);
    expect((await shown(photo, 'laugh')).equals(await shown(photo, 'own'))).toBe(false);
    const composer = stickerComposer(classic, nodeStudio());
    const unit = (cutOut: CutOut, pose: 'full' | 'face') => {
      const request = {
        text: 'やった',
        look: { ...plainLook, pose },
        turn: 0,
        caption: null,
        acting: acting(),
      };
      return composer.sticker({ ...request, cutOut }).places?.head.unit ?? 0;
    };
    expect(unit(art, 'face')).toBeLessThan(unit(art, 'full') * 1.3);
    expect(unit(photo, 'face')).toBeGreaterThan(unit(photo, 'full') * 1.5);
  });

  test('is stored with its head, for the editor', async () => {
    expect(await decodeCutOut(await encodeCutOut(art))).toMatchObject({
      ...{ kind: 'person', frame: null },
      heads: [{ face: { scale: art.heads[0]?.face?.scale } }],
    });
  });
});
