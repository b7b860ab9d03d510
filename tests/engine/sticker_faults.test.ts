import { afterAll, describe, expect, it } from 'vitest';
import { type Acting, actingSchema } from '../../functions/src/domain/acting/acting.ts';
import { plainFace } from '../../functions/src/domain/acting/drawn_face.ts';
import { planStickers } from '../../functions/src/domain/acting/plan_set.ts';
import { suggestMessages } from '../../functions/src/domain/generation/suggested_messages.ts';
import { plainCaption } from '../../functions/src/domain/presets/preset.ts';
import {
  type CutOut,
  closeEngine,
  cutOut,
  drawStickers,
  normalisePhoto,
  type StickerRequest,
} from '../../functions/src/engine/index.ts';
import { plainPose, preset, subjectOf } from './fixtures.ts';
import { unusualPhotos } from './unusual_photos.ts';

afterAll(closeEngine);

async function faultsOf(subject: CutOut, stickers: readonly Partial<StickerRequest>[]) {
  const requests = stickers.map((each) => ({
    cutOut: subject,
    text: 'おはよう',
    pose: plainPose,
    styleIndex: 0,
    caption: null,
    ...each,
  }));
  const found: { ruleIds: string[]; isWithin: boolean }[] = [];
  await drawStickers(requests, preset('classic'), (index, { faults, width, height }) => {
    found[index] = {
      ruleIds: faults.map(({ ruleId }) => ruleId),
      isWithin: faults.every(({ spot }) => spot.x + spot.width <= width && spot.y + spot.height <= height),
    };
  });
  expect(found.every(({ isWithin }) => isWithin)).toBe(true);
  return found.map(({ ruleIds }) => ruleIds);
}

const acting = (part: Partial<Acting>): Acting => actingSchema.parse({ framing: 'bust', ...part });
const dragged = { ...plainCaption, placement: 'top', offsetY: 0.4 } as const;

describe('faults of a sticker that the engine reports', () => {
  it('do not exist in planned sets of a person and a thing', async () => {
    const texts = suggestMessages(8, 'ja').map(({ text }) => text);
    for (const photo of ['astronaut.png', 'coffee.png']) {
      const subject = await subjectOf(photo);
      const planned = planStickers(texts, {
        preset: preset('classic'),
        subject: subject.kind,
        drawnFace: plainFace,
      });
      const faults = await faultsOf(subject, planned);
      expect(faults).toEqual(texts.map(() => []));
    }
  });

  it('include words and marks that were dragged over a face, but not marks that belong on it', async () => {
    const heart = { x: 0, y: 0.5, scale: 3, turn: 0, flip: false, color: null };
    const own = { ...heart, x: null, y: null, scale: 1 };
    const faults = await faultsOf(await subjectOf('astronaut.png'), [
      { caption: dragged },
      { caption: dragged, acting: acting({}) },
      { acting: acting({ marks: [{ ...heart, name: 'heart' }] }) },
      { acting: acting({ marks: ['tears', 'blush', 'gloom'].map((name) => ({ ...own, name })) }) },
      { acting: acting({ prop: { name: 'sunglasses', color: null } }) },
      { acting: acting({ prop: { name: 'nightcap', color: null } }) },
    ]);
    expect(faults).toEqual([['face_covered'], ['face_covered'], ['face_covered'], [], [], []]);
  });

  it('include a subject that was dragged off the sticker, or is only a speck', async () => {
    const away = { ...plainPose, offsetX: 0.5, offsetY: -0.5, zoom: 0.5 };
    const dragged = await faultsOf(await subjectOf('coffee.png'), [{ pose: away }]);
    expect(dragged.flat()).toContain('subject_hidden');
    const { png } = await normalisePhoto(await unusualPhotos.speck());
    const speck = await cutOut(png, 'auto');
    const ground = { name: 'sun_rays', color: null };
    expect(await faultsOf(speck, [{}, { acting: acting({ ground }) }])).toEqual([
      ['subject_hidden'],
      ['subject_hidden'],
    ]);
  });
});
