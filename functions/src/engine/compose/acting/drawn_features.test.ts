import { describe, expect, it } from 'vitest';
import { plainFace } from '../../../../../tests/support/plain_face.ts';
import { expressions, limbs } from '../../../domain/acting/acting_names.ts';
import { seedPresets } from '../../../domain/presets/seed_presets.ts';
import { nodeCanvasBackend } from '../../canvas/canvas_backend.ts';
import { expressionOf } from '../expression/expressions.ts';
import type { SubjectRaster } from '../subject_raster.ts';
import { contextOf } from '../surface.ts';
import { drawnFaceHead, drawnFaceSpots, withFaceMoved } from './drawn_face.ts';
import { drawFeatures, featureSpots } from './drawn_features.ts';
import { type HeadFrame, placedHead } from './head_frame.ts';
import { limbsOf } from './limbs.ts';
import { drawingStyle } from './palette.ts';

const [size, unit] = [200, 50];
const face = plainFace(100, 80, unit);
const head: HeadFrame = {
  x: 100,
  y: 80,
  roll: 0,
  unit,
  flip: false,
  top: 1.5,
  chin: 1.5,
  side: 1.2,
  hasFace: true,
};
const [preset] = seedPresets;
if (!preset) throw new Error('There is no preset.');
const style = drawingStyle(preset.config);

/** Draws an expression on an empty picture. Returns its extent from the center of the face, in face units. */
function drawn(name: string, part: { strength?: number; light?: number; kind?: 'eyes' | 'face' } = {}) {
  const expression = expressionOf(name);
  if (!expression) throw new Error(`There is no expression ${name}.`);
  const context = contextOf(nodeCanvasBackend().createSurface(size, size));
  const { strength = 1, light = 200, kind = 'face' } = part;
  const shown = { drawing: expression.drawing, drawn: kind, strength };
  drawFeatures(context, shown, featureSpots(face), head, style, light);
  const { data } = context.getImageData(0, 0, size, size);
  let reach = 0;
  for (let at = 3; at < data.length; at += 4) {
    if (data[at] === 0) continue;
    const [x, y] = [((at - 3) / 4) % size, Math.floor((at - 3) / 4 / size)];
    reach = Math.max(reach, Math.hypot(x - 100, y - 105) / unit);
  }
  return { reach, digest: Buffer.from(data).toString('base64') };
}

describe('drawn features of an expression', () => {
  it.each(expressions)('%s lie within the face and are the same every time', (name) => {
    const one = drawn(name);
    expect(one.reach).toBeGreaterThan(0.4);
    expect(one.reach).toBeLessThan(1.5);
    expect(drawn(name).digest).toBe(one.digest);
  });

  it('differ between expressions that are drawn on photos', () => {
    const names = expressions.filter((name) => expressionOf(name)?.drawn === 'face');
    expect(names.length).toBeGreaterThan(12);
    expect(new Set(names.map((name) => drawn(name).digest)).size).toBe(names.length);
  });

  it('are smaller at less strength, and have a halo on dark skin', () => {
    expect(drawn('tight', { strength: 0.3 }).reach).toBeLessThan(drawn('tight').reach);
    expect(drawn('tight', { light: 40 }).reach).toBeGreaterThan(drawn('tight').reach);
  });

  it('are only eyes if the photo keeps its mouth', () => {
    expect(drawn('heart_eyes', { kind: 'eyes' }).digest).not.toBe(drawn('heart_eyes').digest);
  });

  it('have smaller eyes at the far edge of a turned face', () => {
    const near = face.outline.map(({ x, y }) => ({ x: x < 100 ? Math.max(x, 66) : x, y }));
    const { eyes } = featureSpots({ ...face, outline: near });
    expect(eyes.right.room).toBeLessThan(0.3);
    expect(eyes.left.room).toBeGreaterThan(0.4);
  });
});

/** A ball on a table: a thing without a head. */
function ball(heads: SubjectRaster['heads'] = []): SubjectRaster {
  const [width, height] = [160, 200];
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (Math.hypot(x - 80, y - 90) < 60) pixels.set([200, 60, 40, 255], (y * width + x) * 4);
  return { width, height, pixels, heads, hull: new Float32Array([20, 30, 140, 150]), grain: 1 };
}

describe('face drawn on a thing', () => {
  const where = { limbs: 'wave', x: null, y: null, scale: 1 };

  it('lies in the middle of its largest circle, or where the person placed it', () => {
    const found = drawnFaceHead(ball(), where);
    if (!found) throw new Error('There is no face.');
    expect(Math.hypot(found.x - 80, found.y + drawnFaceSpots.mouth.y * 0.5 * found.unit - 90)).toBeLessThan(
      9,
    );
    const moved = drawnFaceHead(ball(), { ...where, x: 0.25, y: 0.75, scale: 2 });
    expect(moved).toMatchObject({ x: 40, y: 150, unit: found.unit * 2 });
  });

  it('follows the drag on a mirrored or tilted subject, and stays within its box', () => {
    const raster = ball();
    const own = drawnFaceHead(raster, where);
    if (!own) throw new Error('There is no face.');
    for (const flip of [false, true]) {
      const place = { x: 180, y: 150, scale: 0.8, tilt: 0.3, flip };
      const shownAt = (head: HeadFrame) => ({
        head: placedHead(head, raster, place),
        subject: { ...place, width: raster.width, height: raster.height },
      });
      const shown = shownAt(own);
      const moved = withFaceMoved({ x: null, y: null, scale: 2 }, shown, { x: 20, y: -12 });
      const there = drawnFaceHead(raster, { ...where, ...moved });
      if (!there) throw new Error('There is no face.');
      expect(shownAt(there).head.x).toBeCloseTo(shown.head.x + 20, 0);
      expect(shownAt(there).head.y).toBeCloseTo(shown.head.y - 12, 0);
      expect(moved.scale).toBe(2);
      const far = withFaceMoved({ x: null, y: null, scale: 1 }, shown, { x: 900, y: 900 });
      for (const share of [far.x, far.y]) expect([0, 1]).toContain(share);
    }
  });

  it('is not drawn over a real face, nor on a transparent subject', () => {
    expect(drawnFaceHead(ball([{ left: 20, top: 30, right: 140, bottom: 150, face }]), where)).toBeNull();
    expect(drawnFaceHead({ ...ball(), pixels: new Uint8ClampedArray(160 * 200 * 4) }, where)).toBeNull();
  });

  it('has arms on both sides, and legs unless the subject ends with the photo', () => {
    const found = drawnFaceHead(ball(), where);
    if (!found) throw new Error('There is no face.');
    for (const name of limbs.filter((each) => each !== 'none')) {
      const { reach, shapes } = limbsOf(ball(), name, found, true);
      const xs = reach.filter((_, at) => at % 2 === 0);
      expect(Math.min(...xs), name).toBeLessThan(20);
      expect(Math.max(...xs), name).toBeGreaterThan(140);
      expect(Math.max(...reach.filter((_, at) => at % 2 === 1)), name).toBeGreaterThan(155);
      expect(limbsOf(ball(), name, found, false).shapes.length).toBeLessThan(shapes.length);
    }
    for (const name of ['none', 'tentacles']) expect(limbsOf(ball(), name, found, true).shapes).toEqual([]);
  });
});
