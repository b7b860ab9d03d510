import type { Stroke, TouchUp } from '../../domain/touch_up.ts';
import { type Box, type CutOut, movedHeads, type PhotoFrame } from './cut_out.ts';
import { drawnBox, packed } from './drawn_box.ts';
import type { Pixels } from './surface.ts';

/** Alpha from which a pixel belongs to the crop, as when the subject was cut out. */
const solidFrom = 13;
/** Width, px, over which the brush's edge fades. */
const softEdge = 1.5;

/**
 * A cut-out with the strokes of the brush: `keep` brings the photo's own pixels back, `erase` clears. The crop follows
 * what is left. Only plain arithmetic, so that every machine comes to the same pixels. A cut-out without a frame, one
 * that does not belong to `photo`, and strokes that leave nothing change nothing.
 */
export function touchUp(cutOut: CutOut, photo: Pixels, strokes: TouchUp): CutOut {
  const { frame } = cutOut;
  if (!frame || strokes.length === 0) return cutOut;
  if (photo.width !== frame.photoWidth || photo.height !== frame.photoHeight) return cutOut;
  const canvas = spread(cutOut, frame);
  for (const stroke of strokes) paint(canvas, photo, stroke, coverageOf(stroke, photo.width, photo.height));
  const box = drawnBox(packed(canvas), photo.width, photo.height, solidFrom);
  return box ? cropped(cutOut, canvas, frame, box) : cutOut;
}

/** The cut-out at its place in the photo. */
function spread(cutOut: CutOut, frame: PhotoFrame): Uint8ClampedArray {
  const canvas = new Uint8ClampedArray(frame.photoWidth * frame.photoHeight * 4);
  const length = cutOut.width * 4;
  for (let y = 0; y < cutOut.height; y++) {
    const row = cutOut.pixels.subarray(y * length, (y + 1) * length);
    canvas.set(row, ((frame.top + y) * frame.photoWidth + frame.left) * 4);
  }
  return canvas;
}

interface Coverage extends Box {
  /** 0 to 255 for each pixel of the box. */
  plane: Uint8Array;
}

/** How much of each pixel the stroke covers: the most that any of its pieces does. */
function coverageOf({ radius, points }: Stroke, width: number, height: number): Coverage {
  const outer = radius * Math.max(width, height) + softEdge / 2;
  const xs = points.filter((_, at) => at % 2 === 0).map((x) => x * width);
  const ys = points.filter((_, at) => at % 2 === 1).map((y) => y * height);
  const box = {
    left: Math.max(0, Math.floor(Math.min(...xs) - outer)),
    top: Math.max(0, Math.floor(Math.min(...ys) - outer)),
    right: Math.min(width, Math.ceil(Math.max(...xs) + outer)),
    bottom: Math.min(height, Math.ceil(Math.max(...ys) + outer)),
  };
  const coverage = { ...box, plane: new Uint8Array((box.right - box.left) * (box.bottom - box.top)) };
  for (let at = 0; at < xs.length; at++) {
    const to = Math.min(at + 1, xs.length - 1);
    if (to === at && at > 0) break; // The last point ends the piece before it.
    const piece = { x: xs[at] as number, y: ys[at] as number, toX: xs[to] as number, toY: ys[to] as number };
    cover(coverage, piece, outer);
  }
  return coverage;
}

interface Piece {
  x: number;
  y: number;
  toX: number;
  toY: number;
}

function cover(coverage: Coverage, { x, y, toX, toY }: Piece, outer: number): void {
  const { plane, left, top, right, bottom } = coverage;
  const across = toX - x;
  const down = toY - y;
  const squared = across * across + down * down;
  const rowEnd = Math.min(bottom, Math.ceil(Math.max(y, toY) + outer));
  const columnEnd = Math.min(right, Math.ceil(Math.max(x, toX) + outer));
  for (let row = Math.max(top, Math.floor(Math.min(y, toY) - outer)); row < rowEnd; row++) {
    for (let column = Math.max(left, Math.floor(Math.min(x, toX) - outer)); column < columnEnd; column++) {
      const awayX = column + 0.5 - x;
      const awayY = row + 0.5 - y;
      const along = squared === 0 ? 0 : (awayX * across + awayY * down) / squared;
      const on = Math.max(0, Math.min(1, along));
      const gapX = awayX - on * across;
      const gapY = awayY - on * down;
      // Square roots are exact everywhere, unlike Math.hypot.
      const inside = (outer - Math.sqrt(gapX * gapX + gapY * gapY)) / softEdge;
      const covered = inside <= 0 ? 0 : inside >= 1 ? 255 : Math.floor(inside * 255 + 0.5);
      const index = (row - top) * (right - left) + column - left;
      if (covered > (plane[index] as number)) plane[index] = covered;
    }
  }
}

function paint(canvas: Uint8ClampedArray, photo: Pixels, { mode }: Stroke, coverage: Coverage): void {
  const { plane, left, top, right, bottom } = coverage;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const covered = plane[(y - top) * (right - left) + x - left] as number;
      if (covered === 0) continue;
      const at = (y * photo.width + x) * 4;
      const alpha = canvas[at + 3] as number;
      if (mode === 'erase') {
        canvas[at + 3] = Math.floor((alpha * (255 - covered) + 127) / 255);
        if (canvas[at + 3] === 0) canvas.fill(0, at, at + 3);
        continue;
      }
      if (covered < alpha && covered < 255) continue; // Its edge takes nothing away from what stands there.
      for (let channel = 0; channel < 3; channel++) {
        canvas[at + channel] = photo.data[at + channel] as number;
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
