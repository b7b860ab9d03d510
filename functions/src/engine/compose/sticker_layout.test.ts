import { describe, expect, it } from 'vitest';
import { poseSchema } from '../../domain/stamps/pose.ts';
import { stickerLayout } from './sticker_layout.ts';
import type { SubjectRaster } from './subject_raster.ts';

const safe = { left: 20, top: 20, right: 350, bottom: 300 };
const words = { runs: [], size: 40, width: 200, height: 50, boxes: [] };
const setting = { placement: 'bottom' as const, shift: { x: 0, y: 0 } };

/** A subject that fills its picture. */
function raster(width: number, height: number, hasHead: boolean): SubjectRaster {
  const head = { left: width * 0.3, top: 0, right: width * 0.7, bottom: height * 0.4, face: null };
  const hull = Float32Array.from([0, 0, width, 0, 0, height, width, height]);
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  return { width, height, pixels, heads: hasHead ? [head] : [], hull, grain: 1 };
}

function scaleOf(subject: SubjectRaster, zoom: number): number {
  const pose = poseSchema.parse({ framing: 'full', zoom });
  return stickerLayout(subject, words, setting, pose, safe).subject.scale;
}

describe('layout of a sticker', () => {
  it('zooms in only if there is a head', () => {
    expect(scaleOf(raster(300, 400, true), 1.5)).toBeGreaterThan(scaleOf(raster(300, 400, true), 1) * 1.2);
    expect(scaleOf(raster(300, 400, false), 1.5)).toBe(scaleOf(raster(300, 400, false), 1));
    expect(scaleOf(raster(300, 400, false), 0.8)).toBeLessThan(scaleOf(raster(300, 400, false), 1));
  });

  it('centers a subject without a head beside the words over a ground if all of it is visible', () => {
    const pose = poseSchema.parse({ framing: 'full' });
    const beside = { placement: 'right' as const, shift: { x: 0, y: 0 } };
    const stage = {
      reach: [],
      area: safe,
      hasGround: true,
      isCentered: true,
      tailRoom: null,
      hidesLower: true,
      showsFeet: true,
    };
    const column = { ...words, width: 50, height: 200 };
    const heightOf = (floats: boolean) =>
      stickerLayout(raster(300, 100, false), column, beside, pose, safe, { ...stage, floats }).subject.y;
    expect(heightOf(true)).toBeCloseTo((safe.top + safe.bottom) / 2, 5);
    expect(heightOf(false)).toBeGreaterThan(heightOf(true) + 40);
  });

  it('enlarges the photo’s pixels 1.6 times at most', () => {
    expect(scaleOf(raster(60, 80, false), 1)).toBe(1.6);
    expect(scaleOf(raster(60, 80, true), 2)).toBe(1.6);
  });
});
