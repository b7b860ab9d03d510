import type { LocalModel } from './guided_model.ts';

/** Where no coefficient of a cell is larger, its matte does not depend on the photo. */
const negligible = 1e-4;

/**
 * Applies a model of `width` × `height` at the photo's own size (coefficients interpolated). `pixels` is interleaved
 * RGB; returns alpha 0..255, its ramp steepened a little so that no haze is left.
 */
export function applyModel(
  model: LocalModel,
  width: number,
  height: number,
  pixels: Uint8Array,
  fullWidth: number,
  fullHeight: number,
): Uint8Array {
  const alpha = new Uint8Array(fullWidth * fullHeight);
  const columns = Float64Array.from({ length: fullWidth }, (_, x) => sourceOf(x, width, fullWidth));
  for (let y = 0; y < fullHeight; y++) {
    applyRow(model, width, height, sourceOf(y, height, fullHeight), columns, pixels, alpha, y * fullWidth);
  }
  return alpha;
}

/** Place of a full-size pixel's middle among the model's cells. */
function sourceOf(at: number, cells: number, full: number): number {
  return Math.min(cells - 1, Math.max(0, ((at + 0.5) * cells) / full - 0.5));
}

function applyRow(
  { red, green, blue, offset }: LocalModel,
  width: number,
  height: number,
  sourceY: number,
  columns: Float64Array,
  pixels: Uint8Array,
  alpha: Uint8Array,
  row: number,
): void {
  const top = Math.floor(sourceY);
  const down = Math.min(1, height - 1 - top) * width;
  const weightY = sourceY - top;
  for (let x = 0; x < columns.length; x++) {
    const sourceX = columns[x] as number;
    const left = Math.floor(sourceX);
    const p = top * width + left;
    if (
      Math.abs(red[p] as number) < negligible &&
      Math.abs(green[p] as number) < negligible &&
      Math.abs(blue[p] as number) < negligible
    ) {
      alpha[row + x] = steepened(offset[p] as number);
      continue;
    }
    const weightX = sourceX - left;
    const q = p + (left + 1 < width ? 1 : 0);
    const r = p + down;
    const s = q + down;
    const wp = (1 - weightX) * (1 - weightY);
    const wq = weightX * (1 - weightY);
    const wr = (1 - weightX) * weightY;
    const ws = weightX * weightY;
    const blend = (plane: Float32Array) =>
      (plane[p] as number) * wp +
      (plane[q] as number) * wq +
      (plane[r] as number) * wr +
      (plane[s] as number) * ws;
    const at = (row + x) * 3;
    const coloured =
      blend(red) * (pixels[at] as number) +
      blend(green) * (pixels[at + 1] as number) +
      blend(blue) * (pixels[at + 2] as number);
    alpha[row + x] = steepened(coloured / 255 + blend(offset));
  }
}

function steepened(value: number): number {
  const steep = (value - 0.15) / 0.7;
  return steep <= 0 ? 0 : steep >= 1 ? 255 : Math.round(steep * 255);
}
