import { createHash } from 'node:crypto';
import { type Finding, newFinding } from '../../domain/stamps/finding.ts';
import type { Drawn } from './judge_picture.ts';

const columns = 9;

const rows = 8;

/** Transparent pixels count as this gray. */
const ground = 128;

/** Two images count as alike if at most this many of 64 bits differ. */
const alikeUpTo = 4;
/** Minimum share of the colors of main and tab that their nearest sticker must have too. */
const leastShared = 0.5;
/** Maximum part of a sticker that may be caption, marks and background, which main and tab do not show. */
const mostBeside = 0.5;
/** A set is pale if its share of strong pixels is below this. */
const leastStrong = 0.06;

/** Finds problems between the images of a set. `stickers` in the order of the set. */
export function judgeAlike(stickers: readonly Drawn[], badges: readonly Drawn[]): Finding[] {
  return [
    ...judgeTwins(stickers),
    ...badges.flatMap((badge) => judgeBadge(badge, stickers)),
    ...judgePale(stickers),
  ];
}

function judgeTwins(stickers: readonly Drawn[]): Finding[] {
  const known: { number: number; digest: string; hash: Uint8Array }[] = [];
  return stickers.flatMap((sticker, at): Finding[] => {
    const digest = createHash('sha256')
      .update(`${sticker.width}x${sticker.height}`)
      .update(sticker.pixels)
      .digest('hex');
    const hash = differenceHash(sticker.pixels, sticker.width, sticker.height);
    const twin = known.find((other) => other.digest === digest);
    const near = known.find((other) => hashDistance(other.hash, hash) <= alikeUpTo);
    known.push({ number: at + 1, digest, hash });
    const other = twin ?? near;
    if (!other) return [];
    const { name } = sticker;
    return [
      newFinding(twin ? 'duplicate' : 'near_duplicate', {
        messageId: name,
        measured: { other: other.number },
        fix: { kind: 'another_pose', messageId: name },
      }),
    ];
  });
}

function judgeBadge({ name, colours }: Drawn, stickers: readonly Drawn[]): Finding[] {
  if (stickers.length === 0) return [];
  const shared = Math.max(
    ...stickers.map((sticker) => overlap(colours.histogram, sticker.colours.histogram)),
  );
  if (shared >= leastShared) return [];
  return [
    newFinding(name === 'main' ? 'main_stranger' : 'tab_stranger', {
      messageId: name,
      measured: { percent: Math.round(shared * 100) },
      fix: { kind: 'rerender' },
    }),
  ];
}

function overlap(badge: Float32Array, sticker: Float32Array): number {
  return badge.reduce((sum, share, at) => sum + Math.min(share, sticker[at] / (1 - mostBeside)), 0);
}

function judgePale(stickers: readonly Drawn[]): Finding[] {
  if (stickers.length === 0) return [];
  const strong = stickers.reduce((sum, { colours }) => sum + colours.strong, 0) / stickers.length;
  return strong < leastStrong
    ? [newFinding('set_pale', { measured: { percent: Math.round(strong * 1000) / 10 } })]
    : [];
}

/**
 * Computes a dHash: the image is reduced to 9 × 8 mean grays, and each bit tells whether brightness grows between
 * two neighbors in a row. 64 bits; similar images differ in few.
 */
function differenceHash(pixels: Uint8Array, width: number, height: number): Uint8Array {
  const greys = shrunk(pixels, width, height);
  const bits = new Uint8Array((columns - 1) * rows);
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < columns - 1; x += 1) {
      const at = y * columns + x;
      bits[y * (columns - 1) + x] = greys[at + 1] > greys[at] ? 1 : 0;
    }
  }
  return bits;
}

/** Counts the bits in which two hashes differ. */
function hashDistance(one: Uint8Array, other: Uint8Array): number {
  let distance = 0;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) distance += 1;
  return distance;
}

function shrunk(pixels: Uint8Array, width: number, height: number): Float64Array {
  const sums = new Float64Array(columns * rows);
  const counts = new Uint32Array(columns * rows);
  const columnOf = Uint8Array.from({ length: width }, (_, x) => Math.floor((x * columns) / width));
  for (let y = 0; y < height; y += 2) {
    const row = Math.floor((y * rows) / height) * columns;
    for (let x = 0, at = y * width * 4; x < width; x += 2, at += 8) {
      const alpha = pixels[at + 3];
      const grey = 0.299 * pixels[at] + 0.587 * pixels[at + 1] + 0.114 * pixels[at + 2];
      const cell = row + columnOf[x];
      sums[cell] = sums[cell] + (grey * alpha + ground * (255 - alpha)) / 255;
      counts[cell] = counts[cell] + 1;
    }
  }
  return sums.map((sum, at) => sum / Math.max(1, counts[at]));
}
