import type { Spot } from '../../domain/stamps/image.ts';
import { hazeUpTo } from './measure_alpha.ts';

/** Isolated parts with fewer pixels are specks. */
const leastPixels = 12;

interface Part {
  pixels: number;
  /** Whether any of its pixels is visible. */
  isSeen: boolean;
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** The part that it was merged into, or itself. */
  joined: number;
}

interface Run {
  readonly from: number;
  readonly to: number;
  readonly part: number;
}

/** Finds visible parts of less than 12 pixels that touch no other part, not even at a corner. */
export function findSpecks(pixels: Uint8Array, width: number, height: number): Spot[] {
  const parts: Part[] = [];
  let above: Run[] = [];
  for (let y = 0; y < height; y += 1) {
    const row: Run[] = [];
    let behind = 0;
    for (const [from, to, isSeen] of runs(pixels, width, y)) {
      // Runs of the row above that end before this run cannot touch a later run either.
      while (behind < above.length && (above[behind] as Run).to < from - 1) behind += 1;
      const part = parts.length;
      parts.push({ pixels: to - from + 1, isSeen, left: from, top: y, right: to, bottom: y, joined: part });
      for (let at = behind; at < above.length && (above[at] as Run).from <= to + 1; at += 1)
        join(parts, part, (above[at] as Run).part);
      row.push({ from, to, part });
    }
    above = row;
  }
  return parts
    .filter(({ joined, isSeen, pixels: count }, at) => joined === at && isSeen && count < leastPixels)
    .map(({ left, top, right, bottom }) => ({
      x: left,
      y: top,
      width: right - left + 1,
      height: bottom - top + 1,
    }));
}

function* runs(
  pixels: Uint8Array,
  width: number,
  y: number,
): Generator<[from: number, to: number, isSeen: boolean]> {
  const start = y * width * 4 + 3;
  for (let x = 0; x < width; x += 1) {
    const from = x;
    let most = 0;
    while (x < width && pixels[start + x * 4] !== 0) {
      most = Math.max(most, pixels[start + x * 4]);
      x += 1;
    }
    if (x > from) yield [from, x - 1, most > hazeUpTo];
  }
}

function rootOf(parts: readonly Part[], part: number): number {
  let root = part;
  while ((parts[root] as Part).joined !== root) root = (parts[root] as Part).joined;
  return root;
}

function join(parts: readonly Part[], one: number, other: number): void {
  const [into, from] = [rootOf(parts, other), rootOf(parts, one)];
  if (into === from) return;
  const [large, small] = [parts[into] as Part, parts[from] as Part];
  small.joined = into;
  large.pixels += small.pixels;
  large.isSeen ||= small.isSeen;
  large.left = Math.min(large.left, small.left);
  large.top = Math.min(large.top, small.top);
  large.right = Math.max(large.right, small.right);
  large.bottom = Math.max(large.bottom, small.bottom);
}
