import type { WrittenFrame } from './written_frames.ts';

let scratch = new Uint8Array(0);

/** A frame as it is before it is deflated: RGBA rows without a filter, each with its number. The next call overwrites it. */
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
