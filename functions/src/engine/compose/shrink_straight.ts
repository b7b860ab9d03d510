import type { Box } from './cut_out.ts';

/** Shrinks the `frame` of RGBA pixels to `width` × `height` by area averaging; colors are weighted by alpha. */
export function shrinkStraight(
  source: Uint8ClampedArray,
  sourceWidth: number,
  frame: Box,
  width: number,
  height: number,
): Uint8ClampedArray {
  const frameHeight = frame.bottom - frame.top;
  const frameWidth = frame.right - frame.left;
  const edges = Float64Array.from({ length: width + 1 }, (_, x) => (x * frameWidth) / width);
  const rows = new Float32Array(width * frameHeight * 4);
  for (let y = 0; y < frameHeight; y++) {
    shrinkRow(source, ((frame.top + y) * sourceWidth + frame.left) * 4, edges, rows, y * width * 4);
  }
  const result = new Uint8ClampedArray(width * height * 4);
  const sums = new Float32Array(width * 4);
  for (let y = 0; y < height; y++) {
    const start = (y * frameHeight) / height;
    const end = ((y + 1) * frameHeight) / height;
    sums.fill(0);
    for (let from = Math.floor(start); from < Math.ceil(end); from++) {
      const weight = (Math.min(from + 1, end) - Math.max(from, start)) / (end - start);
      const offset = from * width * 4;
      for (let index = 0; index < sums.length; index++) {
        sums[index] += rows[offset + index] * weight;
      }
    }
    commit(sums, result, y * width * 4);
  }
  return result;
}

/** Shrinks one row with premultiplied colors; `edges` are the edges of the target pixels in source pixels. */
function shrinkRow(
  source: Uint8ClampedArray,
  offset: number,
  edges: Float64Array,
  rows: Float32Array,
  row: number,
): void {
  for (let x = 0; x < edges.length - 1; x++) {
    const start = edges[x];
    const end = edges[x + 1];
    const last = Math.ceil(end);
    let red = 0;
    let green = 0;
    let blue = 0;
    let alpha = 0;
    for (let from = Math.floor(start); from < last; from++) {
      const at = offset + from * 4;
      const opacity = source[at + 3];
      if (opacity === 0) continue;
      const share = (Math.min(from + 1, end) - Math.max(from, start)) * opacity;
      red += source[at] * share;
      green += source[at + 1] * share;
      blue += source[at + 2] * share;
      alpha += share;
    }
    if (alpha === 0) continue;
    const to = row + x * 4;
    const scale = 1 / (end - start);
    rows[to] = red * scale;
    rows[to + 1] = green * scale;
    rows[to + 2] = blue * scale;
    rows[to + 3] = alpha * scale;
  }
}

function commit(sums: Float32Array, result: Uint8ClampedArray, offset: number): void {
  for (let index = 0; index < sums.length; index += 4) {
    const alpha = sums[index + 3];
    if (alpha < 0.5) continue;
    result[offset + index] = sums[index] / alpha;
    result[offset + index + 1] = sums[index + 1] / alpha;
    result[offset + index + 2] = sums[index + 2] / alpha;
    result[offset + index + 3] = alpha;
  }
}
