import type { ActingMark } from '../../../domain/acting/acting.ts';
import type { MarkName } from '../../../domain/acting/acting_names.ts';
import type { Box } from '../cut_out.ts';
import { type HeadFrame, headRadius, inFrame, pointAt, pointBy } from './head_frame.ts';
import { type FacePiece, faceMarks, type Piece } from './mark_pieces.ts';

/** Position of one piece of a mark, px; `side` −1 = on the opposite side of the one it was designed for. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly side: 1 | -1;
}

/** Area of marks and boxes that they must not touch, px. */
export interface MarkRoom {
  readonly safe: Box;
  readonly taken: readonly Box[];
  /** Heads of the other people of a group, whose faces must stay free. */
  readonly others?: readonly HeadFrame[];
}

/**
 * Enlargement of marks relative to the head, and smallest radius in px, so that marks on small figures stay
 * visible.
 */
const generous = 1.16;
const smallest = 14;
const smallestOnFace = 4;

function pieceRadius(head: HeadFrame, size: number): number {
  return Math.max(smallest, headRadius(head) * size * generous);
}

/** Whether a person chose the mark's position. */
export function isPlaced({ x, y }: ActingMark): boolean {
  return x !== null || y !== null;
}

/** Finds automatic positions of a mark's pieces; null for a piece without room. */
export function freeSpots(
  mark: ActingMark,
  own: readonly Piece[],
  head: HeadFrame,
  { safe, taken, others = [] }: MarkRoom,
): (Spot | null)[] {
  let side: 1 | -1 = 1;
  const together: Box[] = [];
  return own.map(([, across, down, size]) => {
    const radius = pieceRadius(head, size) * mark.scale;
    const spot = freeSpot(head, across, down, radius, { safe, taken: [...taken, ...together], others }, side);
    if (!spot) return null;
    side = spot.side;
    together.push(boxAround(spot, radius * 0.72));
    return spot;
  });
}

/**
 * Tries a piece's own position, the opposite side, lower and higher ones, and returns the first free one; null if
 * there is none.
 */
function freeSpot(
  head: HeadFrame,
  across: number,
  down: number,
  radius: number,
  { safe, taken, others }: Required<MarkRoom>,
  preferred: 1 | -1,
): Spot | null {
  const mirrored = head.flip ? -1 : 1;
  for (const shift of [0, 0.4, 0.8, -0.3]) {
    for (const side of [preferred, preferred === 1 ? -1 : 1] as const) {
      const point = pointBy(head, across * side * mirrored, down + shift);
      point.x += Math.sign(point.x - head.x) * beyond(head, radius);
      const { x, y } = inside(point, radius, safe);
      const box = boxAround({ x, y }, radius * 0.8);
      if (Math.hypot(x - point.x, y - point.y) > radius * 2.2) continue;
      if ([head, ...others].some((each) => coversFace(each, x, y, radius))) continue;
      if (taken.some((other) => meet(box, other))) continue;
      return { x, y, radius, side };
    }
  }
  return null;
}

/** Extra distance from the head of a piece enlarged beyond its share of the head, px. */
function beyond(head: HeadFrame, radius: number): number {
  return Math.max(0, radius - headRadius(head) * 0.3) * 0.8;
}

/**
 * Positions of a mark's pieces that a person placed: their automatic arrangement, moved, scaled, turned and
 * mirrored as a whole. All of it stays inside `safe`.
 */
export function placedSpots(mark: ActingMark, own: readonly Piece[], head: HeadFrame, safe: Box): Spot[] {
  const { x, y } = pointAt(head, mark.x ?? 0, mark.y ?? 0);
  const angle = head.roll + (mark.turn * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const layout = relaxed(own, head);
  const middle = meanOf(layout);
  const spots = layout.map((spot): Spot => {
    const right = (spot.x - middle.x) * mark.scale * (mark.flip ? -1 : 1);
    const below = (spot.y - middle.y) * mark.scale;
    const at = { x: x + right * cos - below * sin, y: y + right * sin + below * cos };
    return { ...at, radius: spot.radius * mark.scale, side: mark.flip ? -1 : 1 };
  });
  const by = shiftInto(unionOf(spots.map((spot) => boxAround(spot, reachOf(spot.radius)))), safe);
  return spots.map((spot) => ({
    ...spot,
    ...inside({ x: spot.x + by.x, y: spot.y + by.y }, spot.radius, safe),
  }));
}

/** The pieces around an upright head at the origin, px. */
function relaxed(own: readonly Piece[], head: HeadFrame): { x: number; y: number; radius: number }[] {
  return own.map(([, across, down, size]) => {
    const radius = pieceRadius(head, size);
    const x = across * head.side * head.unit + Math.sign(across) * beyond(head, radius);
    return { x, y: ((head.chin - head.top + down * (head.chin + head.top)) / 2) * head.unit, radius };
  });
}

interface FaceSpot extends FacePiece {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Positions and shapes of a mark on the face; empty if no face is known. */
export function faceSpots(mark: ActingMark, head: HeadFrame, safe: Box): FaceSpot[] {
  const own = head.hasFace ? faceMarks[mark.name as MarkName] : undefined;
  if (!own) return [];
  const middle = own.reduce((sum, { down }) => sum + down, 0) / own.length;
  const angle = ((head.flip ? -mark.turn : mark.turn) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle) * mark.scale, Math.sin(angle) * mark.scale];
  const spots = own.map((piece): FaceSpot => {
    const below = piece.down - middle;
    const share = narrowness(head, piece.across);
    const aside = piece.across * share;
    const across = (mark.x ?? 0) + aside * cos - below * sin;
    const down = (mark.y ?? middle) + aside * sin + below * cos;
    const radius = Math.max(smallestOnFace, piece.size * share * head.unit) * mark.scale;
    return { ...piece, ...pointAt(head, across, down), radius };
  });
  if (!isPlaced(mark)) return spots;
  const by = shiftInto(unionOf(spots.map((spot) => boxAround(spot, spot.radius))), safe);
  return spots.map((spot) => ({ ...spot, x: spot.x + by.x, y: spot.y + by.y }));
}

/** Smallest visible share of the width of a turned face's far side. */
const leastShown = 0.5;

/** Visible share of the face's width on one side. */
function narrowness({ cheeks }: HeadFrame, across: number): number {
  if (!cheeks) return 1;
  return Math.max(leastShown, Math.min(1, across < 0 ? cheeks.right : cheeks.left));
}

/** Nearest position at which the mark, including its line and halo, stays inside `safe`. */
function inside({ x, y }: { x: number; y: number }, radius: number, safe: Box): { x: number; y: number } {
  const reach = Math.min(reachOf(radius), (safe.right - safe.left) / 2, (safe.bottom - safe.top) / 2);
  return {
    x: Math.max(safe.left + reach, Math.min(safe.right - reach, x)),
    y: Math.max(safe.top + reach, Math.min(safe.bottom - reach, y)),
  };
}

/** Radius of a piece including its line and halo, px. */
function reachOf(radius: number): number {
  return radius * 1.08 + 5;
}

/** Shift that moves a box inside `safe`, or centers it if it does not fit. */
export function shiftInto(box: Box, safe: Box): { x: number; y: number } {
  const along = (from: number, to: number, start: number, end: number) =>
    to - from > end - start ? (start + end - from - to) / 2 : Math.max(start - from, Math.min(end - to, 0));
  return {
    x: along(box.left, box.right, safe.left, safe.right),
    y: along(box.top, box.bottom, safe.top, safe.bottom),
  };
}

/** Whether a circle covers the center of the face. */
function coversFace(head: HeadFrame, x: number, y: number, radius: number): boolean {
  const { x: middleX, y: middleY } = pointAt(head, 0, 0.3);
  return Math.hypot(x - middleX, y - middleY) < radius + head.unit * 0.85;
}

/** The mean of some spots, in the coordinate system of the face. */
export function middleInFrame(
  spots: readonly { readonly x: number; readonly y: number }[],
  head: HeadFrame,
): { across: number; down: number } {
  return inFrame(head, meanOf(spots));
}

function meanOf(points: readonly { readonly x: number; readonly y: number }[]): { x: number; y: number } {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return { x: mean(points.map(({ x }) => x)), y: mean(points.map(({ y }) => y)) };
}

export function boxAround({ x, y }: { readonly x: number; readonly y: number }, radius: number): Box {
  return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius };
}

export function unionOf(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

function meet(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
