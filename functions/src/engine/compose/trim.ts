import { drawnBox, packed } from './drawn_box.ts';
import type { Pixels } from './surface.ts';

/** A window on a picture: `width` × `height` from (left, top) of `canvas`. */
export interface Crop {
  canvas: Pixels;
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Trims the empty rim to `margin` px around the drawing; sides are even and at least `least` px. */
export function trim(canvas: Pixels, margin: number, least: number): Crop {
  const { width, height } = canvas;
  const box = drawnBox(packed(canvas.data), width, height, 1) ?? {
    left: 0,
    top: 0,
    right: width,
    bottom: height,
  };
  const across = span(box.left - margin, box.right + margin, width, least);
  const down = span(box.top - margin, box.bottom + margin, height, least);
  return { canvas, left: across.start, top: down.start, width: across.length, height: down.length };
}

/** The whole picture as a crop. */
export function whole(canvas: Pixels): Crop {
  return { canvas, left: 0, top: 0, width: canvas.width, height: canvas.height };
}

/** Start and even length of a range around [from, to] inside [0, limit]. */
function span(from: number, to: number, limit: number, least: number): { start: number; length: number } {
  const wanted = Math.max(least, to - from);
  const length = Math.min(limit, wanted + (wanted % 2));
  return { start: Math.min(limit - length, Math.max(0, Math.floor((from + to - length) / 2))), length };
}
