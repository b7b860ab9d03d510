import type { Crop } from './choose_crop.ts';
import { type CutOut, type Head, movedHeads, scaledHeads } from './cut_out.ts';
import { shrinkStraight } from './shrink_straight.ts';

/**
 * A subject in one pose, near its drawn size. Heads are in its own pixels; `hull` = points around it (x, y, …);
 * `grain` = its pixels per pixel of the photo, at most 1 unless it was redrawn.
 */
export interface SubjectRaster {
  width: number;
  height: number;
  pixels: Uint8ClampedArray;
  heads: Head[];
  hull: Float32Array;
  grain: number;
}

/** Size limit of a cached pose: a little larger than the sticker, so zoom and tilt stay sharp. */
export const keptWidth = 460;
export const keptHeight = 400;

/** Cuts a pose out of the subject and scales it near its final size. */
export function subjectRaster(cutOut: CutOut, frame: Crop): SubjectRaster {
  const width = frame.right - frame.left;
  const height = frame.bottom - frame.top;
  const grain = Math.min(1, keptWidth / width, keptHeight / height);
  const target = {
    width: Math.max(1, Math.round(width * grain)),
    height: Math.max(1, Math.round(height * grain)),
  };
  const pixels = shrinkStraight(cutOut.pixels, cutOut.width, frame, target.width, target.height);
  // The photo's upper edge cut the subject.
  if (cutOut.frame?.top === 0 && frame.top === 0) roundTop(pixels, target.width, target.height);
  if (frame.isCut) roundBottom(pixels, target.width, target.height);
  const heads = headsIn(frame, cutOut.heads, grain);
  return { ...target, pixels, heads, hull: hullOf(pixels, target.width, target.height), grain };
}

function headsIn(frame: Crop, heads: readonly Head[], grain: number): Head[] {
  const width = frame.right - frame.left;
  const height = frame.bottom - frame.top;
  return scaledHeads(movedHeads(heads, -frame.left, -frame.top, width, height), grain);
}

/**
 * Share of the width from which an edge counts as flat, and the height of its dome: as a share of the edge's
 * length, and of the picture's height at most.
 */
const flatFrom = 0.2;
const domeOfLength = 0.17;
const domeOfHeight = 0.14;

/** Gives a flat upper edge the shape of a dome. */
function roundTop(pixels: Uint8ClampedArray, width: number, height: number): void {
  let left = width;
  let right = 0;
  for (let x = 0; x < width; x++) {
    if (pixels[x * 4 + 3] < 128) continue;
    left = Math.min(left, x);
    right = x + 1;
  }
  const length = right - left;
  if (length < width * flatFrom) return;
  const rise = Math.min(length * domeOfLength, height * domeOfHeight);
  for (let x = 0; x < width; x++) {
    const u = Math.min(1, Math.abs((x + 0.5 - (left + right) / 2) / (length / 2)));
    const from = rise * (1 - Math.sqrt(1 - u * u));
    for (let y = 0; y < from; y++) {
      const at = (y * width + x) * 4 + 3;
      pixels[at] *= Math.max(0, y + 1 - from);
    }
  }
}

/** Gives a crop through the body a round lower edge. */
function roundBottom(pixels: Uint8ClampedArray, width: number, height: number): void {
  const radiusX = width / 2;
  const radiusY = Math.min(height * 0.42, radiusX);
  const centreY = height - radiusY;
  for (let y = Math.floor(centreY); y < height; y++) {
    for (let x = 0; x < width; x++) {
      const acrossX = (x + 0.5 - radiusX) / radiusX;
      const acrossY = Math.max(0, y + 0.5 - centreY) / radiusY;
      // A squarish ellipse preserves the shoulders; the ramp is one pixel wide.
      const beyond = (Math.hypot(acrossX ** 2, acrossY ** 2) ** 0.5 - 1) * radiusY;
      if (beyond <= -0.5) continue;
      const at = (y * width + x) * 4 + 3;
      pixels[at] = beyond >= 0.5 ? 0 : pixels[at] * (0.5 - beyond);
    }
  }
}

/** First and last solid pixel of every fourth row: enough to compute the extent of a tilted subject. */
function hullOf(pixels: Uint8ClampedArray, width: number, height: number): Float32Array {
  const points: number[] = [];
  const solid = (x: number, y: number) => pixels[(y * width + x) * 4 + 3] > 16;
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
