import type { LocalModel } from './guided_model.ts';

/** If no coefficient of a cell exceeds this, its matte does not depend on the photo. */
const negligible = 1e-4;

/**
 * Applies a model of `width` × `height` at the photo's full size, interpolating the coefficients. `pixels` is
 * interleaved RGB. Returns alpha 0..255, slightly steepened to remove haze.
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
  const flat = flatCells(model);
  const lefts = new Int32Array(fullWidth);
  const weights = new Float64Array(fullWidth);
  for (let x = 0; x < fullWidth; x++) {
    const source = sourceOf(x, width, fullWidth);
    lefts[x] = Math.floor(source);
    weights[x] = source - Math.floor(source);
  }
  const columns = { lefts, weights };
  for (let y = 0; y < fullHeight; y++) {
    const source = sourceOf(y, height, fullHeight);
    const top = Math.floor(source);
    const rows = { upper: top * width, lower: Math.min(height - 1, top + 1) * width, weight: source - top };
    applyRow(model, flat, rows, columns, width, pixels, alpha, y * fullWidth);
  }
  return alpha;
}

/** Position of a full-size pixel's center in the model's grid of cells. */
function sourceOf(at: number, cells: number, full: number): number {
  return Math.min(cells - 1, Math.max(0, ((at + 0.5) * cells) / full - 0.5));
}

/** Alpha of cells where colors have no influence, which are most; −1 for the others. */
function flatCells({ red, green, blue, offset }: LocalModel): Int16Array {
  const flat = new Int16Array(offset.length);
  for (let at = 0; at < flat.length; at++) {
    const coloured =
      Math.abs(red[at]) >= negligible ||
      Math.abs(green[at]) >= negligible ||
      Math.abs(blue[at]) >= negligible;
    flat[at] = coloured ? -1 : steepened(offset[at]);
  }
  return flat;
}

function applyRow(
  { red, green, blue, offset }: LocalModel,
  flat: Int16Array,
  rows: { upper: number; lower: number; weight: number },
  { lefts, weights }: { lefts: Int32Array; weights: Float64Array },
  width: number,
  pixels: Uint8Array,
  alpha: Uint8Array,
  row: number,
): void {
  const { upper, lower, weight } = rows;
  for (let x = 0; x < lefts.length; x++) {
    const left = lefts[x];
    const p = upper + left;
    const known = flat[p];
    if (known >= 0) {
      alpha[row + x] = known;
      continue;
    }
    const weightX = weights[x];
    const right = left + 1 < width ? 1 : 0;
    const q = p + right;
    const r = lower + left;
    const s = r + right;
    const wp = (1 - weightX) * (1 - weight);
    const wq = weightX * (1 - weight);
    const wr = (1 - weightX) * weight;
    const ws = weightX * weight;
    const blend = (plane: Float32Array) => plane[p] * wp + plane[q] * wq + plane[r] * wr + plane[s] * ws;
    const at = (row + x) * 3;
    const coloured = blend(red) * pixels[at] + blend(green) * pixels[at + 1] + blend(blue) * pixels[at + 2];
    alpha[row + x] = steepened(coloured / 255 + blend(offset));
  }
}

function steepened(value: number): number {
  const steep = (value - 0.15) / 0.7;
  return steep <= 0 ? 0 : steep >= 1 ? 255 : Math.round(steep * 255);
}
