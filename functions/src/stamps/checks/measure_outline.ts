import type { Spot } from '../../domain/stamps/image.ts';
import { growing, solidFrom } from './measure_alpha.ts';

/** A pixel is near white if every channel has at least this value. */
const whiteFrom = 232;
/** Maximum width of a fringe in px; a wider white border is a deliberate outline. */
const fringe = 2;
/** Minimum difference between the fringe and the pixels behind it, as a sum of three channels. */
const darkerBy = 120;

export interface OutlineMeasures {
  /** Number of solid pixels next to one that is not solid. */
  readonly border: number;
  /** Number of those that are white with the image's own colors directly behind them. */
  readonly fringed: number;
  readonly fringeBox: Spot | null;
}

/** Finds a white fringe of 1 or 2 px along the outline of an image, as a poor cut-out leaves it. */
export function measureOutline(pixels: Uint8Array, width: number, height: number): OutlineMeasures {
  const box = growing();
  let [border, fringed] = [0, 0];
  const row = width * 4;
  for (let y = 0; y < height; y += 1) {
    let [first, last] = [-1, -1];
    for (let x = 0, at = y * row; x < width; x += 1, at += 4) {
      if (pixels[at + 3] < solidFrom) continue;
      const inwards = inwardStep(pixels, at, x, y, width, height);
      if (inwards === 0) continue;
      border += 1;
      if (!isWhite(pixels, at) || !isThin(pixels, at, inwards)) continue;
      fringed += 1;
      if (first < 0) first = x;
      last = x;
    }
    if (first >= 0) box.add(first, last, y);
  }
  return { border, fringed, fringeBox: box.spot() };
}

/** Returns the step in bytes away from a neighbor that is not solid; 0 if all four are solid. */
function inwardStep(
  pixels: Uint8Array,
  at: number,
  x: number,
  y: number,
  width: number,
  height: number,
): number {
  const row = width * 4;
  if (x > 0 && pixels[at - 1] < solidFrom) return 4;
  if (x < width - 1 && pixels[at + 7] < solidFrom) return -4;
  if (y > 0 && pixels[at - row + 3] < solidFrom) return row;
  if (y < height - 1 && pixels[at + row + 3] < solidFrom) return -row;
  return 0;
}

function isWhite(pixels: Uint8Array, at: number): boolean {
  return Math.min(pixels[at], pixels[at + 1], pixels[at + 2]) >= whiteFrom;
}

function isThin(pixels: Uint8Array, at: number, step: number): boolean {
  const own = brightness(pixels, at);
  for (let away = 1; away <= fringe + 1; away += 1) {
    const behind = at + step * away;
    if (behind < 0 || behind >= pixels.length || pixels[behind + 3] < solidFrom) return false;
    if (brightness(pixels, behind) <= own - darkerBy) return true;
  }
  return false;
}

function brightness(pixels: Uint8Array, at: number): number {
  return pixels[at] + pixels[at + 1] + pixels[at + 2];
}
