import { describe, expect, it } from 'vitest';
import { chooseCrop, mostEnlarged } from './choose_crop.ts';
import type { CutOut, Head } from './cut_out.ts';
import { subjectRaster } from './subject_raster.ts';

const room = { width: 340, height: 230 };
const head = (left: number, top: number, right: number, bottom: number): Head => ({
  left,
  top,
  right,
  bottom,
  face: null,
});

/** Returns a cut-out whose subject covers `inside`: checkered, but flat where `isFlat` holds. */
function cutOut(
  heads: Head[],
  inside: (x: number, y: number) => boolean = () => true,
  isFlat: (x: number, y: number) => boolean = () => false,
): CutOut {
  const [width, height] = [600, 800];
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const light = isFlat(x, y) ? 120 : (Math.floor(x / 3) + Math.floor(y / 3)) % 2 ? 90 : 160;
      pixels.set([light, light, light, inside(x, y) ? 255 : 0], (y * width + x) * 4);
    }
  }
  return { kind: 'person', width, height, pixels, heads, frame: null };
}

describe('framing', () => {
  it('shows the face if there is one, else the whole subject', () => {
    expect(chooseCrop(cutOut([head(200, 50, 400, 300)]), 'face', room)).toMatchObject({
      top: 35,
      isCut: true,
    });
    expect(chooseCrop(cutOut([]), 'face', room)).toMatchObject({ bottom: 800, right: 600, isCut: false });
  });

  it('falls back to the whole subject if less than a quarter of it is opaque', () => {
    const empty = cutOut([head(200, 50, 400, 300)], (_, y) => y > 550);
    expect(chooseCrop(empty, 'face', room)).toMatchObject({ bottom: 800, isCut: false });
    expect(chooseCrop(empty, 'bust', room)).toMatchObject({ bottom: 800, isCut: false });
  });

  it('falls back to the whole subject if the crop is far less sharp', () => {
    const blurred = cutOut([head(200, 50, 400, 300)], undefined, (_, y) => y < 520);
    expect(chooseCrop(blurred, 'face', room)).toMatchObject({ bottom: 800, isCut: false });
  });

  it('falls back to a wider crop if the pixels would be enlarged too much', () => {
    const small = cutOut([head(280, 50, 370, 160)]);
    const face = chooseCrop(small, 'face', room);
    expect(face.bottom - face.top).toBeGreaterThan(160);
    expect(room.height / (face.bottom - face.top)).toBeLessThanOrEqual(mostEnlarged);
    expect(chooseCrop(cutOut([head(280, 50, 310, 90)]), 'face', room)).toMatchObject({ bottom: 800 });
  });

  it('keeps a group together in the faces and busts of a row of people', () => {
    const two = cutOut([head(60, 50, 260, 300), head(340, 90, 540, 340)]);
    const face = chooseCrop(two, 'face', room);
    const bust = chooseCrop(two, 'bust', room);
    expect(face).toMatchObject({ left: 36, top: 35, right: 564, isCut: true });
    expect(bust.bottom).toBeGreaterThan(face.bottom);
    const { heads, pixels, width, height } = subjectRaster(two, face);
    expect(heads).toHaveLength(2);
    expect(pixels[(Math.round(height * 0.4) * width + width - 8) * 4 + 3]).toBe(255);
  });

  it('shows the whole of a group whose heads are not in a row', () => {
    const stairs = cutOut([head(60, 50, 260, 250), head(340, 420, 540, 620)]);
    expect(chooseCrop(stairs, 'face', room)).toMatchObject({ bottom: 800, isCut: false });
    expect(chooseCrop(stairs, 'bust', room)).toMatchObject({ bottom: 800, isCut: false });
  });
});
