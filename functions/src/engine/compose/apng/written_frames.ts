import type { FewColors } from './few_colors.ts';

/** The stored part of one frame: a rectangle of the picture, and how it is composited over the previous frame. */
export interface WrittenFrame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Color indices of the rectangle, row by row; 0 = transparent. */
  readonly pixels: Uint8Array;
  /** Whether transparent pixels keep the previous frame's; otherwise the rectangle replaces them. */
  readonly isOver: boolean;
  /** Number of frames for which it is shown. */
  readonly held: number;
}

/**
 * Finds one or two equivalent encodings of each frame. Equal consecutive frames are merged into one with a longer
 * duration.
 */
export function writtenFrames({ pictures, colors }: FewColors, width: number): WrittenFrame[][] {
  const [first, ...others] = pictures;
  if (!first) return [];
  const height = first.length / width;
  const whole = { left: 0, top: 0, right: width, bottom: height };
  const frames = [{ ways: [cut(first, null, whole, width, false)], held: 1 }];
  let shown = first;
  for (const picture of others) {
    const changed = changedBox(shown, picture, width);
    const last = frames.at(-1);
    if (!changed) {
      if (last) last.held++;
      continue;
    }
    const ways = [cut(picture, null, changed, width, false)];
    const isOpaque = everyChange(shown, picture, (color) => colors[color] >>> 24 === 255);
    if (isOpaque) ways.push(cut(picture, shown, changed, width, true));
    frames.push({ ways, held: 1 });
    shown = picture;
  }
  return frames.map(({ ways, held }) => ways.map((way) => ({ ...way, held })));
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function changedBox(before: Uint8Array, after: Uint8Array, width: number): Box | null {
  let [left, right, top, bottom] = [width, 0, -1, 0];
  const height = after.length / width;
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let x = 0;
    while (x < width && before[row + x] === after[row + x]) x++;
    if (x === width) continue;
    left = Math.min(left, x);
    x = width;
    while (before[row + x - 1] === after[row + x - 1]) x--;
    right = Math.max(right, x);
    if (top < 0) top = y;
    bottom = y + 1;
  }
  return top < 0 ? null : { left, top, right, bottom };
}

function everyChange(before: Uint8Array, after: Uint8Array, holds: (color: number) => boolean): boolean {
  for (let at = 0; at < after.length; at++) {
    if (before[at] !== after[at] && !holds(after[at])) return false;
  }
  return true;
}

/** The part of a picture in a box, without pixels that are already shown. */
function cut(
  picture: Uint8Array,
  shown: Uint8Array | null,
  { left, top, right, bottom }: Box,
  pitch: number,
  isOver: boolean,
): Omit<WrittenFrame, 'held'> {
  const [width, height] = [right - left, bottom - top];
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (top + y) * pitch + left;
    for (let x = 0; x < width; x++) {
      const color = picture[from + x];
      pixels[y * width + x] = shown && shown[from + x] === color ? 0 : color;
    }
  }
  return { left, top, width, height, pixels, isOver };
}

let scratch = new Uint8Array(0);

/**
 * Raw data of a frame before deflate: RGBA rows with filter 0, each with its filter byte. The next call overwrites
 * the result.
 */
export function frameRows(
  { width, height, pixels }: Pick<WrittenFrame, 'width' | 'height' | 'pixels'>,
  colors: Uint32Array,
): Uint8Array {
  const length = (width * 4 + 1) * height;
  if (scratch.length < length) scratch = new Uint8Array(length);
  const rows = scratch.subarray(0, length);
  const line = new Uint32Array(width);
  const bytes = new Uint8Array(line.buffer);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) line[x] = colors[pixels[y * width + x]];
    rows[y * (width * 4 + 1)] = 0;
    rows.set(bytes, y * (width * 4 + 1) + 1);
  }
  return rows;
}
