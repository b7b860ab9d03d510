import type { Box } from '../cut_out.ts';
import { type Affine, affineOf, chained, type Move, mapped, scaled } from './move.ts';

interface MovingShape {
  /** Points around the shape, x and y alternating, px. */
  readonly hull: readonly number[];
  readonly box: Box;
  readonly pivot: 'foot' | 'middle';
  /** px per 1 px of a move. */
  readonly px: number;
  /** Whether turns and sizes are exempt from the reduction of reach. */
  readonly isFixed: boolean;
}

/**
 * Factors on a motion's reach and on the subject's size, tried in order: a small figure is worse than a small jump.
 */
const fits: readonly (readonly [reach: number, size: number])[] = [
  ...[1, 0.94, 0.88].map((size) => [1, size] as const),
  ...[0.94, 0.88].map((size) => [0.75, size] as const),
  ...[0.92, 0.86].map((size) => [0.5, size] as const),
  ...[0.9, 0.8].map((size) => [0.3, size] as const),
];
/** Size of turning shapes that do not fit otherwise. */
const leastSize = 0.76;

/**
 * Computes the maps of a moving shape for each frame so that it stays inside `safe`, except for parts that are
 * outside at rest: first smaller about its lower end, then with less reach. All frames use the same size, because
 * the shape would seem to breathe otherwise.
 */
export function fitMoves(moves: readonly Move[], shape: MovingShape, safe: Box): Affine[] {
  const { box, hull } = shape;
  const slack = 1.5;
  const allowed = {
    left: Math.min(safe.left, box.left) - slack,
    top: Math.min(safe.top, box.top) - slack,
    right: Math.max(safe.right, box.right) + slack,
    bottom: Math.max(safe.bottom, box.bottom) + slack,
  };
  for (const [reach, size] of fits) {
    const maps = mapsOf(moves, shape, size, reach);
    if (maps.every((map) => isInside(map, hull, allowed))) return maps;
  }
  return mapsOf(moves, shape, shape.isFixed ? leastSize : 1, 0);
}

function mapsOf(
  moves: readonly Move[],
  { box, pivot, px, isFixed }: MovingShape,
  size: number,
  reach: number,
): Affine[] {
  const foot = { x: (box.left + box.right) / 2, y: box.bottom };
  const middle = { x: foot.x, y: foot.y - ((box.bottom - box.top) * size) / 2 };
  const smaller: Affine = [size, 0, 0, size, foot.x * (1 - size), foot.y * (1 - size)];
  return moves.map((move) =>
    chained(smaller, affineOf(shorter(move, reach, isFixed), pivot === 'foot' ? foot : middle, px)),
  );
}

function shorter(move: Move, reach: number, isFixed: boolean): Move {
  if (reach === 1) return move;
  return isFixed ? { ...move, x: move.x * reach, y: move.y * reach } : scaled(move, reach);
}

function isInside(map: Affine, hull: readonly number[], { left, top, right, bottom }: Box): boolean {
  for (let at = 0; at < hull.length; at += 2) {
    const { x, y } = mapped(map, { x: hull[at], y: hull[at + 1] });
    if (x < left || x > right || y < top || y > bottom) return false;
  }
  return true;
}
