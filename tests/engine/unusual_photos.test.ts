import { afterAll, describe, expect, it } from 'vitest';
import { type Acting, actingSchema } from '../../functions/src/domain/acting/acting.ts';
import { isUpsideDown } from '../../functions/src/engine/compose/face_map.ts';
import { type CutOut, closeEngine, cutOut, normalisePhoto } from '../../functions/src/engine/index.ts';
import { draw, plainPose, preset, subjectOf } from './fixtures.ts';
import { margins, readPng } from './read_png.ts';
import { unusualPhotos } from './unusual_photos.ts';

afterAll(closeEngine);

async function subjectIn(name: keyof typeof unusualPhotos): Promise<CutOut> {
  const { png } = await normalisePhoto(await unusualPhotos[name]());
  return cutOut(png, 'auto');
}

const text = 'やったー！';
const config = { ...preset('classic'), captionColors: ['#E8452C'] };
const sticker = (part: Partial<Acting>) => {
  const acting = actingSchema.parse({ framing: 'face', ...part });
  return { text, acting, pose: { ...plainPose, framing: acting.framing } };
};

/** Draws stickers of all framings with an expression, a mark and a ground, and checks their margins. */
async function drawAll(subject: CutOut): Promise<Uint8Array[]> {
  const none = { x: null, y: null, scale: 1, turn: 0, flip: false, color: null };
  const marks = ['hearts', 'tears'].map((name) => ({ ...none, name }));
  const drawn = await draw(subject, config, [
    sticker({ expression: { name: 'laugh', strength: 1 }, prop: { name: 'nightcap', color: null } }),
    sticker({ framing: 'bust', expression: { name: 'crying', strength: 1 }, marks }),
    sticker({ framing: 'full', ground: { name: 'sun_rays', color: null } }),
  ]);
  for (const png of drawn)
    expect(Math.min(...Object.values(margins(readPng(png))))).toBeGreaterThanOrEqual(10);
  return drawn;
}

/** Returns whether an expression changes the subject's face. */
async function showsExpression(subject: CutOut): Promise<boolean> {
  const [own, laughing] = await draw(subject, config, [
    sticker({}),
    sticker({ expression: { name: 'laugh', strength: 1 } }),
  ]);
  return Buffer.compare(own ?? Buffer.alloc(0), laughing ?? Buffer.alloc(0)) !== 0;
}

const facesOf = ({ heads }: CutOut) => heads.flatMap(({ face }) => face ?? []);

describe('unusual photo', () => {
  it.each([
    ['two faces', 'twoFaces', { kind: 'person', faces: 2, faults: [] }],
    ['twenty faces', 'twentyFaces', { kind: 'person', faces: 12, faults: null }],
    ['a face mask', 'mask', { kind: 'person', faces: 1, faults: [] }],
    ['sunglasses', 'sunglasses', { kind: 'person', faces: 1, faults: [] }],
    ['a statue', 'statue', { kind: 'person', faces: 1, faults: [] }],
    ['no color', 'blackAndWhite', { kind: 'person', faces: 1, faults: [] }],
    ['a cartoon', 'cartoon', { kind: 'thing', faces: 0, faults: [] }],
    ['a photo on a screen', 'screen', { kind: 'thing', faces: 0, faults: null }],
  ] as const)('becomes stickers with %s', async (_, name, { kind, faces, faults }) => {
    const subject = await subjectIn(name);
    expect(subject.kind).toBe(kind);
    expect(facesOf(subject).length).toBeGreaterThanOrEqual(faces);
    if (faults) expect(subject.faults).toEqual(faults);
    await drawAll(subject);
  });

  it('with a face of 20 px is reported as too small, and only marks show the feeling', async () => {
    const subject = await subjectIn('smallFace');
    const [face] = facesOf(subject);
    if (!face) throw new Error('No face was found.');
    expect(face.sides.left.x - face.sides.right.x).toBeLessThan(25);
    expect(subject.faults).toEqual(['subject_small']);
    await drawAll(subject);
    expect(await showsExpression(subject)).toBe(false);
  });

  it('with a face in profile shows the feeling with marks only', async () => {
    const subject = await subjectOf('camera.png');
    await drawAll(subject);
    expect(await showsExpression(subject)).toBe(false);
  });

  it('that is upside down is reported, and its face still changes its expression', async () => {
    const subject = await subjectIn('upsideDown');
    const [face] = facesOf(subject);
    if (!face) throw new Error('No face was found.');
    expect(isUpsideDown(face)).toBe(true);
    expect(face.eyes.right.outer.x).toBeGreaterThan(face.eyes.left.outer.x);
    expect(face.chin.y).toBeLessThan(face.forehead.y);
    expect(subject.faults).toContain('subject_upside_down');
    await drawAll(subject);
    expect(await showsExpression(subject)).toBe(true);
  });

  it('with a subject of 12 px is reported as too small', async () => {
    const subject = await subjectIn('speck');
    expect(subject).toMatchObject({ width: 12, height: 12, faults: ['subject_small'] });
    await drawAll(subject);
  });
});

describe('photo without a subject', () => {
  it('is rejected if only a few of its pixels are opaque', async () => {
    await expect(subjectIn('speckInSpace')).rejects.toMatchObject({ code: 'photo_no_subject' });
  });
});
