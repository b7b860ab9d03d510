import type { FaceMap, Point } from '../face_map.ts';
import { type ClosingEye, closeEye, closingEye, lashColor, paintLashes } from './closing_eye.ts';
import { type Displacement, displace, displacement } from './displacement.ts';
import type { Expression, Lids, MovedPart, Pull } from './expressions.ts';
import { boxAround, eyeMiddle, type FaceFrame, faceBox, faceFrame } from './face_frame.ts';

/** Radius within which an eye is enlarged, units, and its largest enlargement. */
const bulgeReach = 0.46;
const mostEnlarged = 0.38;
/** A pull ends at this multiple of its reach. */
const pullEnds = 2.5;
/** Largest displacement by a pull, units: the source of an eye's pixels may be that far away. */
const farthestPull = 0.2;

/** The changes of a face and their strength. */
type Warp = Pick<Expression, 'pulls' | 'eyes' | 'lids'> & {
  readonly face: FaceMap;
  readonly strength: number;
};

/** Warps the features of a face in RGBA pixels with straight alpha, in place. */
export function warpFace(
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
  { face, pulls, eyes, lids, strength }: Warp,
): void {
  if (pulls.length === 0 && eyes === 0 && !lids) return;
  const frame = faceFrame(face);
  const { unit } = frame;
  const field = displacement(faceBox(face, width, height));
  for (const each of pulls) pull(field, face, frame, each, strength);
  if (eyes > 0) {
    const by = Math.min(mostEnlarged, eyes * strength);
    for (const eye of [face.eyes.right, face.eyes.left]) enlarge(field, eyeMiddle(eye), unit, by);
  }
  const closing = lids ? closingEyes(face, frame, lids, Math.min(1, strength)) : [];
  const lashes = closing.map((eye) => ({
    color: lashColor(pixels, width, height, frame, eye),
    line: closeEye(field, frame, eye, farthestPull),
  }));
  displace(pixels, width, height, field);
  for (const { color, line } of lashes) if (color) paintLashes(pixels, width, color, line);
}

/** Moves a point by a vector, and its surroundings less with distance. */
function pull(
  field: Displacement,
  face: FaceMap,
  { cos, sin, unit }: FaceFrame,
  [part, across, down, reach]: Pull,
  strength: number,
): void {
  for (const side of part === 'lower_lip' ? ([1] as const) : ([1, -1] as const)) {
    const { x, y } = pointOf(face, part, side);
    const [right, below] = [across * side * strength * unit, down * strength * unit];
    const [moveX, moveY] = [right * cos - below * sin, right * sin + below * cos];
    const box = boxAround(x, y, pullEnds * reach * unit, field);
    const columns = bell(box.left, box.right, x, reach * unit);
    const rows = bell(box.top, box.bottom, y, reach * unit);
    for (let row = box.top; row < box.bottom; row++) {
      let index = (row - field.top) * field.width + box.left - field.left;
      const high = rows[row - box.top];
      for (let column = 0; column < columns.length; column++, index++) {
        const weight = high * columns[column];
        field.x[index] -= moveX * weight;
        field.y[index] -= moveY * weight;
      }
    }
  }
}

/** A Gaussian about `middle` at each integer, shifted to reach 0 at its ends. */
function bell(from: number, to: number, middle: number, reach: number): Float32Array {
  const end = Math.exp(-(pullEnds * pullEnds) / 2);
  return Float32Array.from({ length: to - from }, (_, at) => {
    const away = (from + at - middle) / reach;
    return Math.max(0, (Math.exp((-away * away) / 2) - end) / (1 - end));
  });
}

const browPoints: Readonly<Partial<Record<MovedPart, number>>> = {
  brow_outer: 0,
  brow_second: 1,
  brow_middle: 2,
  brow_fourth: 3,
  brow_inner: 4,
};

function pointOf({ mouth, brows }: FaceMap, part: MovedPart, side: 1 | -1): Point {
  if (part === 'lower_lip') return mouth.bottom;
  if (part === 'mouth_corner') return side === 1 ? mouth.right : mouth.left;
  return brows[side === 1 ? 'right' : 'left'].upper[browPoints[part] ?? 2];
}

/** Enlarges the surroundings of an eye's center, most at the center. */
function enlarge(field: Displacement, { x, y }: Point, unit: number, by: number): void {
  const square = (bulgeReach * unit) ** 2;
  const box = boxAround(x, y, (bulgeReach + farthestPull) * unit, field);
  for (let row = box.top; row < box.bottom; row++) {
    let index = (row - field.top) * field.width + box.left - field.left;
    for (let column = box.left; column < box.right; column++, index++) {
      const across = column + field.x[index] - x;
      const down = row + field.y[index] - y;
      const share = (across * across + down * down) / square;
      if (share >= 1) continue;
      const nearer = by * (1 - share) * (1 - share);
      field.x[index] -= across * nearer;
      field.y[index] -= down * nearer;
    }
  }
}

function closingEyes(
  face: FaceMap,
  frame: FaceFrame,
  { right, left, line }: Lids,
  strength: number,
): ClosingEye[] {
  const both = [
    [face.eyes.right, face.brows.right, right],
    [face.eyes.left, face.brows.left, left],
  ] as const;
  return both.flatMap(([eye, brow, closed]) =>
    closed > 0 ? [closingEye(eye, brow, frame, line, closed * strength)] : [],
  );
}
