import { describe, expect, it } from 'vitest';
import { subjectAnchors } from './subject_anchors.ts';

/** Returns a picture that is opaque where `inside` holds. */
function picture(width: number, height: number, inside: (x: number, y: number) => boolean) {
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < width * height; at++)
    pixels[at * 4 + 3] = inside(at % width, Math.floor(at / width)) ? 255 : 0;
  return { width, height, pixels };
}

const disc = (middleX: number, middleY: number, radius: number) => (x: number, y: number) =>
  Math.hypot(x - middleX, y - middleY) < radius;

describe('anchors of a subject without a face', () => {
  it('lie on the head if head and body are equally wide', () => {
    const head = disc(200, 100, 80);
    const body = disc(160, 290, 84);
    const found = subjectAnchors(picture(400, 400, (x, y) => head(x, y) || body(x, y)));
    if (!found) throw new Error('Nothing was found.');
    expect(Math.hypot(found.middle.x - 200, found.middle.y - 100)).toBeLessThan(10);
    expect(found.radius).toBeGreaterThan(70);
    expect(Math.abs(found.top.y - 20)).toBeLessThan(8);
    expect(Math.abs(found.left.x - 120)).toBeLessThan(10);
    expect(Math.abs(found.right.x - 280)).toBeLessThan(10);
  });

  it('lie on the body if the head is thin', () => {
    const found = subjectAnchors(
      picture(300, 400, (x, y) => disc(150, 280, 100)(x, y) || (Math.abs(x - 150) < 10 && y > 20 && y < 280)),
    );
    expect(Math.abs((found?.middle.y ?? 0) - 280)).toBeLessThan(20);
    expect(found?.top.y).toBeLessThan(40);
  });

  it('are null for a transparent picture', () => {
    expect(subjectAnchors(picture(50, 50, () => false))).toBeNull();
  });

  it('exist in a picture of 12 px', () => {
    expect(subjectAnchors(picture(12, 12, disc(6, 6, 5)))?.radius).toBeGreaterThan(2);
  });
});
