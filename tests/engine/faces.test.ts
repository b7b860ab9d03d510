import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { profileFrom, turnedFrom } from '../../functions/src/engine/compose/face_map.ts';
import {
  type CutOut,
  closeEngine,
  cutOut,
  decodeCutOut,
  encodeCutOut,
  normalisePhoto,
} from '../../functions/src/engine/index.ts';
import { photo, subjectOf } from './fixtures.ts';

afterAll(closeEngine);

const faceOf = ({ heads }: CutOut) => {
  const face = heads[0]?.face;
  if (!face) throw new Error('No face was found.');
  return face;
};

describe('face of a photo', () => {
  it('has its features where they were marked by hand', async () => {
    const subject = await subjectOf('astronaut.png');
    const face = faceOf(subject);
    // Marked in the photo of 512 px; the cut-out is a crop of it.
    const { left = 0, top = 0 } = subject.frame ?? {};
    const off = (point: { x: number; y: number }, x: number, y: number) =>
      Math.hypot(point.x + left - x, point.y + top - y);
    expect(off(face.eyes.right.outer, 193, 102)).toBeLessThan(5);
    expect(off(face.eyes.left.outer, 258, 104)).toBeLessThan(5);
    expect(off(face.mouth.right, 203, 140)).toBeLessThan(5);
    expect(off(face.mouth.left, 247, 141)).toBeLessThan(5);
    expect(off(face.chin, 222, 177)).toBeLessThan(5);
    expect(face.turned).toBeGreaterThan(turnedFrom);
    expect(Math.abs(face.roll)).toBeLessThan(0.1);
    expect(face.score).toBeGreaterThan(0.9);
  });

  it('is stored with the cut-out', async () => {
    const subject = await subjectOf('astronaut.png');
    const again = await decodeCutOut(await encodeCutOut(subject));
    expect(again.heads).toEqual(subject.heads);
  });

  it('has the rotation of the head', async () => {
    const turned = await sharp(await photo('astronaut.png'))
      .rotate(20, { background: '#888' })
      .png()
      .toBuffer();
    const { png } = await normalisePhoto(turned);
    const face = faceOf(await cutOut(png, 'auto'));
    expect(face.roll - faceOf(await subjectOf('astronaut.png')).roll).toBeCloseTo((20 * Math.PI) / 180, 1);
  });

  it('is recognized in profile', async () => {
    expect(faceOf(await subjectOf('camera.png')).turned).toBeLessThan(profileFrom);
  });

  it.each(['coffee.png', 'rocket.jpg', 'chelsea.png'])(
    'is not found in %s, which shows a thing',
    async (name) => {
      expect(await subjectOf(name)).toMatchObject({ kind: 'thing', heads: [] });
    },
  );
});
