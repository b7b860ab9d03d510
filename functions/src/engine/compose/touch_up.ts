import { type AreaTap, isAreaTap, type Stroke, type TouchUp } from '../../domain/stamps/touch_up.ts';
import { areaAround } from './area_around.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { type Box, type CutOut, movedHeads, type PhotoFrame } from './cut_out.ts';
import { drawnBox, packed } from './drawn_box.ts';
import type { Pixels } from './surface.ts';

/** Alpha from which a pixel belongs to the crop; same value as in cutting out. */
const solidFrom = 13;

/**
 * Applies brush strokes and area taps to a cut-out: kept parts are restored from the photo, erased parts are
 * cleared, and the crop follows the result. Plain arithmetic only, for identical results on every machine. Returns
 * the cut-out unchanged if it has no frame, does not belong to `photo`, or if nothing would be left.
 */
export function touchUp(cutOut: CutOut, photo: Pixels, strokes: TouchUp): CutOut {
  const { frame } = cutOut;
  if (!frame || strokes.length === 0) return cutOut;
  if (photo.width !== frame.photoWidth || photo.height !== frame.photoHeight) return cutOut;
  const canvas = spread(cutOut, frame);
  for (const each of strokes) {
    const coverage = isAreaTap(each)
      ? areaAround(canvas, photo, each)
      : coverageOf(each, photo.width, photo.height);
    if (coverage) paint(canvas, photo, each.mode, coverage);
  }
  const box = drawnBox(packed(canvas), photo.width, photo.height, solidFrom);
  return box ? cropped(cutOut, canvas, frame, box) : cutOut;
}

/** The cut-out at its place in the photo, RGBA. */
function spread(cutOut: CutOut, frame: PhotoFrame): Uint8ClampedArray {
  const canvas = new Uint8ClampedArray(frame.photoWidth * frame.photoHeight * 4);
  const length = cutOut.width * 4;
  for (let y = 0; y < cutOut.height; y++) {
    const row = cutOut.pixels.subarray(y * length, (y + 1) * length);
    canvas.set(row, ((frame.top + y) * frame.photoWidth + frame.left) * 4);
  }
  return canvas;
}

function paint(
  canvas: Uint8ClampedArray,
  photo: Pixels,
  mode: (Stroke | AreaTap)['mode'],
  coverage: Coverage,
): void {
  const isErasing = mode === 'erase' || mode === 'erase_area';
  const { plane, left, top, right, bottom } = coverage;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const covered = plane[(y - top) * (right - left) + x - left];
      if (covered === 0) continue;
      const at = (y * photo.width + x) * 4;
      const alpha = canvas[at + 3];
      if (isErasing) {
        canvas[at + 3] = Math.floor((alpha * (255 - covered) + 127) / 255);
        if (canvas[at + 3] === 0) canvas.fill(0, at, at + 3);
        continue;
      }
      if (covered < alpha && covered < 255) continue; // The stroke's soft edge must not weaken existing pixels.
      for (let channel = 0; channel < 3; channel++) {
        canvas[at + channel] = photo.data[at + channel];
      }
      canvas[at + 3] = Math.max(alpha, covered);
    }
  }
}

function cropped(cutOut: CutOut, canvas: Uint8ClampedArray, frame: PhotoFrame, box: Box): CutOut {
  const width = box.right - box.left;
  const height = box.bottom - box.top;
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    const from = ((box.top + y) * frame.photoWidth + box.left) * 4;
    pixels.set(canvas.subarray(from, from + width * 4), y * width * 4);
  }
  return {
    kind: cutOut.kind,
    width,
    height,
    pixels,
    heads: movedHeads(cutOut.heads, frame.left - box.left, frame.top - box.top, width, height),
    frame: { ...frame, left: box.left, top: box.top },
  };
}
