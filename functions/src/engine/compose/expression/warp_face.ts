import type { FaceMap, Point } from '../face_map.ts';
import { type ClosingEye, closedSource, closingEye, lashes } from './closing_eye.ts';
import type { Expression, Lids, MovedPart } from './expressions.ts';
import { eyeMiddle, type FaceFrame, faceFrame } from './face_frame.ts';

interface PullPixels {
  readonly x: number;
  readonly y: number;
  readonly moveX: number;
  readonly moveY: number;
  readonly reach: number;
}

interface EyeBulge {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly by: number;
}

/** How far around the eyes anything moves, units. */
const farthest = 2.1;
/** Radius within which an eye is enlarged, units. */
const bulgeReach = 0.46;

/**
 * Moves the features of a face in RGBA pixels, in place: every pixel near it takes the color of where it comes from.
 * Straight alpha; neighbours are weighted by theirs.
 */
export function warpFace(
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
  {
    face,
    pulls,
    eyes,
    lids,
    strength,
  }: Pick<Expression, 'pulls' | 'eyes' | 'lids'> & {
    readonly face: FaceMap;
    readonly strength: number;
  },
): void {
  const frame = faceFrame(face);
  const moved = pulls.flatMap((pull) => pullPixels(face, frame, pull, strength));
  const bulges = eyes > 0 ? bulgesOf(face, frame, Math.min(0.38, eyes * strength)) : [];
  const closing = lids ? closingEyes(face, frame, lids, Math.min(1, strength)) : [];
  if (moved.length + bulges.length + closing.length === 0) return;
  const source = pixels.slice();
  for (const eye of closing) eye.lash = lashes(source, width, height, frame, eye);
  const reach = Math.ceil(frame.unit * farthest);
  const top = Math.max(0, Math.floor(frame.y - reach));
  const bottom = Math.min(height, Math.ceil(frame.y + reach));
  const left = Math.max(0, Math.floor(frame.x - reach));
  const right = Math.min(width, Math.ceil(frame.x + reach));
  const from = { x: 0, y: 0, ink: 0 };
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      from.x = x;
      from.y = y;
      from.ink = 0;
      for (const pull of moved) applyPull(from, x, y, pull);
      for (const bulge of bulges) applyBulge(from, bulge);
      const lash = closing.length > 0 ? closedSource(from, frame, closing) : null;
      if (from.x === x && from.y === y && !lash) continue;
      sample(source, width, height, from.x, from.y, pixels, (y * width + x) * 4);
      if (lash) paintLash(pixels, (y * width + x) * 4, lash, from.ink);
    }
  }
}

function pullPixels(
  face: FaceMap,
  { cos, sin, unit }: FaceFrame,
  [part, x, y, reach]: Expression['pulls'][number],
  strength: number,
): PullPixels[] {
  const sides = part === 'lower_lip' ? ([1] as const) : ([1, -1] as const);
  return sides.map((side) => {
    const at = pointOf(face, part, side);
    const [across, down] = [x * side * strength * unit, y * strength * unit];
    return {
      ...at,
      moveX: across * cos - down * sin,
      moveY: across * sin + down * cos,
      reach: reach * unit,
    };
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
  return brows[side === 1 ? 'right' : 'left'].upper[browPoints[part] ?? 2] as Point;
}

function bulgesOf(face: FaceMap, { unit }: FaceFrame, by: number): EyeBulge[] {
  return [face.eyes.right, face.eyes.left].map((eye) => ({
    ...eyeMiddle(eye),
    radius: bulgeReach * unit,
    by,
  }));
}

function closingEyes(
  face: FaceMap,
  frame: FaceFrame,
  { right, left, line }: Lids,
  strength: number,
): ClosingEye[] {
  const both = [
    [face.eyes.right, right],
    [face.eyes.left, left],
  ] as const;
  return both.flatMap(([eye, closed]) =>
    closed > 0 ? [closingEye(eye, frame, line, closed * strength)] : [],
  );
}

function applyPull(from: Point, x: number, y: number, { moveX, moveY, reach, ...at }: PullPixels): void {
  const square = ((x - at.x) ** 2 + (y - at.y) ** 2) / (reach * reach);
  if (square > 9) return;
  const weight = Math.exp(-square / 2) * Math.min(1, 9 - square);
  from.x -= moveX * weight;
  from.y -= moveY * weight;
}

function applyBulge(from: Point, { x, y, radius, by }: EyeBulge): void {
  const [across, down] = [from.x - x, from.y - y];
  const square = (across * across + down * down) / (radius * radius);
  if (square >= 1) return;
  const share = 1 - by * (1 - square) ** 2;
  from.x = x + across * share;
  from.y = y + down * share;
}

/** Bilinear, weighted by alpha. */
function sample(
  source: Uint8ClampedArray,
  width: number,
  height: number,
  x: number,
  y: number,
  target: Uint8ClampedArray,
  at: number,
): void {
  const left = Math.max(0, Math.min(width - 1, Math.floor(x)));
  const top = Math.max(0, Math.min(height - 1, Math.floor(y)));
  const right = Math.min(width - 1, left + 1);
  const bottom = Math.min(height - 1, top + 1);
  const across = Math.max(0, Math.min(1, x - left));
  const down = Math.max(0, Math.min(1, y - top));
  let [red, green, blue, alpha] = [0, 0, 0, 0];
  const add = (index: number, share: number) => {
    const weight = share * (source[index + 3] as number);
    red += weight * (source[index] as number);
    green += weight * (source[index + 1] as number);
    blue += weight * (source[index + 2] as number);
    alpha += weight;
  };
  add((top * width + left) * 4, (1 - across) * (1 - down));
  add((top * width + right) * 4, across * (1 - down));
  add((bottom * width + left) * 4, (1 - across) * down);
  add((bottom * width + right) * 4, across * down);
  target[at + 3] = alpha;
  if (alpha < 0.5) {
    target[at] = target[at + 1] = target[at + 2] = 0;
    return;
  }
  target[at] = red / alpha;
  target[at + 1] = green / alpha;
  target[at + 2] = blue / alpha;
}

function paintLash(
  pixels: Uint8ClampedArray,
  at: number,
  [red, green, blue]: readonly [number, number, number],
  ink: number,
): void {
  pixels[at] = (pixels[at] as number) * (1 - ink) + red * ink;
  pixels[at + 1] = (pixels[at + 1] as number) * (1 - ink) + green * ink;
  pixels[at + 2] = (pixels[at + 2] as number) * (1 - ink) + blue * ink;
}
