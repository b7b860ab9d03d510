import type { Pose } from '../../domain/look.ts';
import type { Box, CutOut } from './cut_out.ts';
import { shrinkStraight } from './shrink_straight.ts';

/** A subject in one pose, near the size it is drawn at. Heads in its own pixels; `hull` = points around it (x, y, …). */
export interface PosePixels {
  width: number;
  height: number;
  pixels: Uint8ClampedArray;
  heads: Box[];
  hull: Float32Array;
}

/** Longest sides that a pose is kept at: a little over the sticker, so that zoom and tilt stay sharp. */
const keptWidth = 460;
const keptHeight = 400;

/** Cuts a pose out of the subject and brings it near its final size. Without a head every pose is `full`. */
export function posePixels(cutOut: CutOut, pose: Pose): PosePixels {
  const frame = frameOf(cutOut, pose);
  const width = frame.right - frame.left;
  const height = frame.bottom - frame.top;
  const scale = Math.min(1, keptWidth / width, keptHeight / height);
  const target = {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
  const pixels = shrinkStraight(cutOut.pixels, cutOut.width, frame, target.width, target.height);
  if (frame.cut) roundBottom(pixels, target.width, target.height);
  const toPose = (x: number, y: number) => [
    ((x - frame.left) * target.width) / width,
    ((y - frame.top) * target.height) / height,
  ];
  const heads = cutOut.heads.flatMap((head): Box[] => {
    const [left, top] = toPose(Math.max(head.left, frame.left), Math.max(head.top, frame.top)) as [
      number,
      number,
    ];
    const [right, bottom] = toPose(
      Math.min(head.right, frame.right),
      Math.min(head.bottom, frame.bottom),
    ) as [number, number];
    return right > left && bottom > top ? [{ left, top, right, bottom }] : [];
  });
  return { ...target, pixels, heads, hull: hullOf(pixels, target.width, target.height) };
}

/** The part of the cut-out that a pose shows; `cut` when its lower edge goes through the body. */
function frameOf(cutOut: CutOut, pose: Pose): Box & { cut: boolean } {
  const whole = { left: 0, top: 0, right: cutOut.width, bottom: cutOut.height, cut: false };
  const head = cutOut.heads[0];
  if (pose === 'full' || !head) return whole;
  const tall = head.bottom - head.top;
  const middle = (head.left + head.right) / 2;
  const reach = pose === 'bust' ? tall * 1.05 : (head.right - head.left) * 0.62;
  const bottom = Math.min(cutOut.height, Math.round(head.bottom + tall * (pose === 'bust' ? 0.62 : 0.1)));
  return {
    left: Math.max(0, Math.round(middle - reach)),
    right: Math.min(cutOut.width, Math.round(middle + reach)),
    top: Math.max(0, Math.round(head.top - tall * 0.06)),
    bottom,
    cut: bottom < cutOut.height || pose === 'face',
  };
}

/** Gives a crop through the body a round lower edge, like a medallion. */
function roundBottom(pixels: Uint8ClampedArray, width: number, height: number): void {
  const radiusX = width / 2;
  const radiusY = Math.min(height * 0.42, radiusX);
  const centreY = height - radiusY;
  for (let y = Math.floor(centreY); y < height; y++) {
    for (let x = 0; x < width; x++) {
      const acrossX = (x + 0.5 - radiusX) / radiusX;
      const acrossY = Math.max(0, y + 0.5 - centreY) / radiusY;
      // A squarish ellipse keeps shoulders; the ramp is one pixel wide.
      const beyond = (Math.hypot(acrossX ** 2, acrossY ** 2) ** 0.5 - 1) * radiusY;
      if (beyond <= -0.5) continue;
      const at = (y * width + x) * 4 + 3;
      pixels[at] = beyond >= 0.5 ? 0 : (pixels[at] as number) * (0.5 - beyond);
    }
  }
}

/** First and last solid pixel of every fourth row: enough to know how far a tilted subject reaches. */
function hullOf(pixels: Uint8ClampedArray, width: number, height: number): Float32Array {
  const points: number[] = [];
  const solid = (x: number, y: number) => (pixels[(y * width + x) * 4 + 3] as number) > 16;
  for (let step = 0; step * 4 < height + 3; step++) {
    const y = Math.min(step * 4, height - 1);
    let left = 0;
    while (left < width && !solid(left, y)) left++;
    if (left === width) continue;
    let right = width - 1;
    while (!solid(right, y)) right--;
    points.push(left, y, right + 1, y, left, y + 1, right + 1, y + 1);
  }
  return Float32Array.from(points);
}
