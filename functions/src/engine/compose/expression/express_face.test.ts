import { describe, expect, it } from 'vitest';
import { plainFace } from '../../../../../tests/support/plain_face.ts';
import { expressions } from '../../../domain/acting/acting_names.ts';
import type { FaceMap } from '../face_map.ts';
import { expressFace } from './express_face.ts';
import { expressionOf } from './expressions.ts';
import { otherExpressions, shownExpression } from './shown_expression.ts';

const [width, height] = [240, 270];
const unit = 46;
const face = plainFace(120, 100, unit);

/** Skin on an egg-shaped head, with grain so that all neighboring pixels differ. */
function portrait(): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (((x - 120) / 100) ** 2 + ((y - 128) / 120) ** 2 > 1) continue;
      const grain = (x * 7 + y * 13) % 31;
      pixels.set([190 + grain, 140 + grain, 110 + ((x + y) % 23), 255], (y * width + x) * 4);
    }
  }
  return pixels;
}

function headWith(map: FaceMap | null) {
  return { heads: [{ left: 25, top: 8, right: 215, bottom: 250, face: map }] };
}

function drawExpressed(name: string, strength = 1, map = face): Uint8ClampedArray {
  const pixels = portrait();
  const shown = shownExpression(headWith(map), { name, strength });
  if (shown) expressFace(pixels, width, height, shown);
  return pixels;
}

/** Returns the pixels that differ from the plain picture. */
function changes(pixels: Uint8ClampedArray): { x: number; y: number }[] {
  const plain = portrait();
  const found: { x: number; y: number }[] = [];
  for (let at = 0; at < plain.length; at += 4) {
    const differs = [0, 1, 2, 3].some((channel) => plain[at + channel] !== pixels[at + channel]);
    if (differs) found.push({ x: (at / 4) % width, y: Math.floor(at / 4 / width) });
  }
  return found;
}

const digest = (pixels: Uint8ClampedArray) => Buffer.from(pixels).toString('base64');

const changing = expressions.filter((name) => name !== 'own');

describe('expression', () => {
  it('exists for every name of the acting schema and for no other name', () => {
    for (const name of expressions) expect(expressionOf(name), name).not.toBeNull();
    for (const name of ['toString', 'nostalgic', '']) expect(expressionOf(name)).toBeNull();
  });

  it.each(changing)('%s changes the face deterministically, and nothing far from it', (name) => {
    const pixels = drawExpressed(name);
    const changed = changes(pixels);
    expect(changed.length).toBeGreaterThan(100);
    expect(Math.max(...changed.map(({ x, y }) => Math.hypot(x - 120, y - 123)))).toBeLessThan(1.75 * unit);
    expect(digest(drawExpressed(name))).toBe(digest(pixels));
  });

  it.each(changing)('%s at strength 0 leaves every pixel unchanged', (name) => {
    expect(changes(drawExpressed(name, 0))).toEqual([]);
  });

  it.each(changing)('%s opens no hole and does not grow over the edge of the head', (name) => {
    const plain = portrait();
    const pixels = drawExpressed(name, 1.5);
    for (let at = 3; at < plain.length; at += 4) {
      if (Math.abs(Number(plain[at]) - Number(pixels[at])) < 8) continue;
      throw new Error(`Alpha changes at ${((at - 3) / 4) % width}, ${Math.floor((at - 3) / 4 / width)}.`);
    }
  });

  it('grows with its strength up to a maximum', () => {
    expect(digest(drawExpressed('smile', 0.3))).not.toBe(digest(drawExpressed('smile', 0.9)));
    expect(digest(drawExpressed('surprised', 1))).toBe(digest(drawExpressed('surprised', 1.5)));
  });

  it('follows a tilted face', () => {
    const leaning = { ...face, roll: 0.5 };
    expect(digest(drawExpressed('smile', 1, leaning))).not.toBe(digest(drawExpressed('smile')));
  });
});

describe('face without an expression', () => {
  it('is unknown, in profile, or too small', () => {
    const smile = { name: 'smile', strength: 1 };
    expect(shownExpression(headWith(face), smile)?.strength).toBe(1);
    expect(shownExpression({ heads: [] }, smile)).toBeNull();
    expect(shownExpression(headWith(null), smile)).toBeNull();
    expect(shownExpression(headWith({ ...face, turned: 0.39 }), smile)).toBeNull();
    expect(shownExpression(headWith(plainFace(50, 50, 11)), smile)).toBeNull();
    expect(shownExpression(headWith(plainFace(50, 50, 13)), smile)).not.toBeNull();
  });

  it('draws nothing at a small size and only warps the photo', () => {
    const shownOn = (unit: number, name: string) => {
      return shownExpression(headWith(plainFace(50, 50, unit)), { name, strength: 1 });
    };
    for (const name of changing) expect(shownOn(30, name)?.drawn, name).toBe('nothing');
    expect(shownOn(30, 'crying')).toMatchObject({ pulls: expressionOf('sad')?.pulls });
    expect(shownOn(40, 'crying')).toMatchObject({ drawn: 'face' });
  });

  it('has an unknown expression, or the photo’s own', () => {
    for (const name of ['own', 'nostalgic'])
      expect(shownExpression(headWith(face), { name, strength: 1 })).toBeNull();
    expect(shownExpression(headWith(face), null)).toBeNull();
  });

  it('gets less strength when it is half turned away', () => {
    const half = shownExpression(headWith({ ...face, turned: 0.45 }), { name: 'sad', strength: 1 });
    expect(half?.strength).toBeGreaterThan(0.4);
    expect(half?.strength).toBeLessThan(0.9);
  });
});

describe('expression of a group', () => {
  const group = {
    heads: [face, plainFace(300, 50, 13), plainFace(400, 50, 11), plainFace(500, 50, 50)].map((map) => ({
      left: 0,
      top: 0,
      right: 600,
      bottom: 250,
      face: map,
    })),
  };

  it('is shown by every other face that is large enough', () => {
    const others = otherExpressions(group, { name: 'smile', strength: 0.8 });
    expect(others.map((each) => each.face.origin.x)).toEqual([300, 500]);
    expect(others.map(({ strength }) => strength)).toEqual([0.8, 0.8]);
    expect(otherExpressions(headWith(face), { name: 'smile', strength: 1 })).toEqual([]);
    expect(otherExpressions(group, { name: 'own', strength: 1 })).toEqual([]);
  });

  it('is drawn on the main face only; the others are warped', () => {
    const crying = { name: 'crying', strength: 1 };
    const heads = [...group.heads, ...headWith({ ...face, turned: 0.39 }).heads];
    expect(shownExpression({ heads: heads.slice(3) }, crying)?.drawn).toBe('face');
    for (const other of otherExpressions({ heads }, crying)) {
      expect(other).toMatchObject({ drawn: 'nothing', pulls: expressionOf('sad')?.pulls });
    }
  });
});
