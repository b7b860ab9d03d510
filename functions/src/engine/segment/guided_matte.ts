import { boxMean } from './box_mean.ts';

/** Linear model of the matte in each pixel's neighbourhood: alpha = red·r + green·g + blue·b + offset. */
interface LocalModel {
  red: Float32Array;
  green: Float32Array;
  blue: Float32Array;
  offset: Float32Array;
}

/**
 * Guided filter with a colour guide (He, Sun, Tang, 2010): pulls the edge of a coarse mask onto the photo's edges.
 * `guide` is interleaved RGB 0..255, `mask` 0..1; both width × height. Coefficients are returned so that they can
 * be applied at a higher resolution.
 */
export function guidedModel(
  guide: Float32Array,
  mask: Float32Array,
  width: number,
  height: number,
  radius: number,
  epsilon: number,
): LocalModel {
  const mean = (plane: Float32Array) => boxMean(plane, width, height, radius);
  const [red, green, blue] = planes(guide);
  const product = (left: Float32Array, right: Float32Array) => {
    const result = new Float32Array(left.length);
    for (let index = 0; index < result.length; index++) {
      result[index] = (left[index] as number) * (right[index] as number);
    }
    return mean(result);
  };
  const means = [mean(red), mean(green), mean(blue), mean(mask)] as const;
  const squares = [product(red, red), product(red, green), product(red, blue)] as const;
  const others = [product(green, green), product(green, blue), product(blue, blue)] as const;
  const withMask = [product(red, mask), product(green, mask), product(blue, mask)] as const;
  const model = solve(means, [...squares, ...others], withMask, epsilon);
  return {
    red: mean(model.red),
    green: mean(model.green),
    blue: mean(model.blue),
    offset: mean(model.offset),
  };
}

function planes(guide: Float32Array): [Float32Array, Float32Array, Float32Array] {
  const count = guide.length / 3;
  const red = new Float32Array(count);
  const green = new Float32Array(count);
  const blue = new Float32Array(count);
  for (let index = 0; index < count; index++) {
    red[index] = (guide[index * 3] as number) / 255;
    green[index] = (guide[index * 3 + 1] as number) / 255;
    blue[index] = (guide[index * 3 + 2] as number) / 255;
  }
  return [red, green, blue];
}

/** Solves the 3×3 system of every window: (covariance + epsilon) · coefficients = covariance with the mask. */
function solve(
  means: readonly Float32Array[],
  products: readonly Float32Array[],
  withMask: readonly Float32Array[],
  epsilon: number,
): LocalModel {
  const count = (means[0] as Float32Array).length;
  const [meanRed, meanGreen, meanBlue, meanMask] = means as Float32Array[] as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const at = (list: readonly Float32Array[], plane: number, index: number) =>
    (list[plane] as Float32Array)[index] as number;
  const model = {
    red: new Float32Array(count),
    green: new Float32Array(count),
    blue: new Float32Array(count),
    offset: new Float32Array(count),
  };
  for (let index = 0; index < count; index++) {
    const r = meanRed[index] as number;
    const g = meanGreen[index] as number;
    const b = meanBlue[index] as number;
    const m = meanMask[index] as number;
    const rr = at(products, 0, index) - r * r + epsilon;
    const rg = at(products, 1, index) - r * g;
    const rb = at(products, 2, index) - r * b;
    const gg = at(products, 3, index) - g * g + epsilon;
    const gb = at(products, 4, index) - g * b;
    const bb = at(products, 5, index) - b * b + epsilon;
    const mr = at(withMask, 0, index) - r * m;
    const mg = at(withMask, 1, index) - g * m;
    const mb = at(withMask, 2, index) - b * m;
    // Cofactors of the symmetric matrix.
    const c0 = gg * bb - gb * gb;
    const c1 = gb * rb - rg * bb;
    const c2 = rg * gb - gg * rb;
    const c3 = rr * bb - rb * rb;
    const c4 = rb * rg - rr * gb;
    const c5 = rr * gg - rg * rg;
    const inverse = 1 / (rr * c0 + rg * c1 + rb * c2);
    const ar = (c0 * mr + c1 * mg + c2 * mb) * inverse;
    const ag = (c1 * mr + c3 * mg + c4 * mb) * inverse;
    const ab = (c2 * mr + c4 * mg + c5 * mb) * inverse;
    model.red[index] = ar;
    model.green[index] = ag;
    model.blue[index] = ab;
    model.offset[index] = m - ar * r - ag * g - ab * b;
  }
  return model;
}

/**
 * Applies a model of `width` × `height` at the photo's own size (coefficients interpolated). `pixels` interleaved
 * with `channels`; returns alpha 0..255, its ramp steepened a little so that no haze is left.
 */
export function applyModel(
  model: LocalModel,
  width: number,
  height: number,
  pixels: Uint8Array,
  channels: number,
  fullWidth: number,
  fullHeight: number,
): Uint8Array {
  const alpha = new Uint8Array(fullWidth * fullHeight);
  const { red, green, blue, offset } = model;
  for (let y = 0; y < fullHeight; y++) {
    const sourceY = Math.min(height - 1, Math.max(0, ((y + 0.5) * height) / fullHeight - 0.5));
    const top = Math.floor(sourceY);
    const down = Math.min(1, height - 1 - top) * width;
    const weightY = sourceY - top;
    for (let x = 0; x < fullWidth; x++) {
      const sourceX = Math.min(width - 1, Math.max(0, ((x + 0.5) * width) / fullWidth - 0.5));
      const left = Math.floor(sourceX);
      const weightX = sourceX - left;
      const p = top * width + left;
      const q = p + (left + 1 < width ? 1 : 0);
      const wp = (1 - weightX) * (1 - weightY);
      const wq = weightX * (1 - weightY);
      const wr = (1 - weightX) * weightY;
      const ws = weightX * weightY;
      const r = p + down;
      const s = q + down;
      const blend = (plane: Float32Array) =>
        (plane[p] as number) * wp +
        (plane[q] as number) * wq +
        (plane[r] as number) * wr +
        (plane[s] as number) * ws;
      const at = (y * fullWidth + x) * channels;
      const value =
        (blend(red) * (pixels[at] as number) +
          blend(green) * (pixels[at + 1] as number) +
          blend(blue) * (pixels[at + 2] as number)) /
          255 +
        blend(offset);
      const steep = (value - 0.15) / 0.7;
      alpha[y * fullWidth + x] = steep <= 0 ? 0 : steep >= 1 ? 255 : Math.round(steep * 255);
    }
  }
  return alpha;
}
