import type { Stroke } from '../../domain/stamps/touch_up.ts';
import type { Box } from './cut_out.ts';

/** Width over which the brush's edge fades, px. */
const softEdge = 1.5;

/** Coverage of each pixel within a box of the photo. */
export interface Coverage extends Box {
  /** 0 to 255 for each pixel of the box. */
  plane: Uint8Array;
}

/** Computes how much of each pixel a stroke covers: the maximum over its segments. */
export function coverageOf({ radius, points }: Stroke, width: number, height: number): Coverage {
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
    if (to === at && at > 0) break; // The last point only ends the previous segment.
    const piece = { x: xs[at], y: ys[at], toX: xs[to], toY: ys[to] };
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
      // IEEE square roots are exact on every machine, unlike Math.hypot.
      const inside = (outer - Math.sqrt(gapX * gapX + gapY * gapY)) / softEdge;
      const covered = inside <= 0 ? 0 : inside >= 1 ? 255 : Math.floor(inside * 255 + 0.5);
      const index = (row - top) * (right - left) + column - left;
      if (covered > plane[index]) plane[index] = covered;
    }
  }
}
