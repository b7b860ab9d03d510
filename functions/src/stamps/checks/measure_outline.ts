import type { Spot } from '../../domain/stamps/image.ts';
import { growing, solidFrom } from './measure_alpha.ts';

/** From this value of every channel on a pixel is near white. */
const whiteFrom = 232;
/** Px within which a fringe ends; what is white for longer is an outline that was meant. */
const fringe = 2;
/** How much darker, in its brightest channel's sum of three, the picture behind a fringe has to be. */
const darkerBy = 120;

export interface OutlineMeasures {
  /** Solid pixels beside a pixel that is not. */
  readonly border: number;
  /** Those of them that are white and have the picture's own colours right behind them. */
  readonly fringed: number;
  readonly fringeBox: Spot | null;
}

/** Looks along the outline of a picture for a white fringe of 1 or 2 px, as an untidy cut-out leaves it. */
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

/** The step, in bytes, away from a neighbour that is not solid; 0 where all four are. */
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
