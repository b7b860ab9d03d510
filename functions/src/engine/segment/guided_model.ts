import { boxMean, boxMeanOfProduct } from './box_mean.ts';

/** Linear model of the matte in each pixel's neighborhood: alpha = red·r + green·g + blue·b + offset. */
export interface LocalModel {
  red: Float32Array;
  green: Float32Array;
  blue: Float32Array;
  offset: Float32Array;
}

/** A mask whose mean is this near to 0 or 1 has no edge in the neighborhood. */
const settled = 0.004;

/**
 * Guided filter with a color guide (He, Sun, Tang, 2010): aligns the edge of a coarse mask with the photo's edges.
 * `guide` is interleaved RGB 0..255, `mask` 0..1 (overwritten); both are width × height. Returns the coefficients,
 * which can be applied at a higher resolution.
 */
export function guidedModel(
  guide: Float32Array,
  mask: Float32Array,
  width: number,
  height: number,
  radius: number,
  epsilon: number,
): LocalModel {
  const [red, green, blue] = planes(guide);
  const mean = (plane: Float32Array) => boxMean(plane, width, height, radius);
  const meanProduct = (left: Float32Array, right: Float32Array) =>
    boxMeanOfProduct(left, right, width, height, radius);
  const squares = [meanProduct(red, red), meanProduct(red, green), meanProduct(red, blue)] as const;
  const others = [meanProduct(green, green), meanProduct(green, blue), meanProduct(blue, blue)] as const;
  const withMask = [meanProduct(red, mask), meanProduct(green, mask), meanProduct(blue, mask)] as const;
  for (const plane of [red, green, blue, mask]) mean(plane);
  const model = solve([red, green, blue, mask], [...squares, ...others], withMask, epsilon);
  for (const plane of [model.red, model.green, model.blue, model.offset]) mean(plane);
  return model;
}

function planes(guide: Float32Array): [Float32Array, Float32Array, Float32Array] {
  const count = guide.length / 3;
  const red = new Float32Array(count);
  const green = new Float32Array(count);
  const blue = new Float32Array(count);
  for (let index = 0; index < count; index++) {
    red[index] = guide[index * 3] / 255;
    green[index] = guide[index * 3 + 1] / 255;
    blue[index] = guide[index * 3 + 2] / 255;
  }
  return [red, green, blue];
}

/** Solves the 3×3 system of every window: (covariance + epsilon) · coefficients = covariance with the mask. */
function solve(
  means: readonly [red: Float32Array, green: Float32Array, blue: Float32Array, mask: Float32Array],
  products: readonly Float32Array[],
  withMask: readonly Float32Array[],
  epsilon: number,
): LocalModel {
  const [meanRed, meanGreen, meanBlue, meanMask] = means;
  const count = meanMask.length;
  const at = (list: readonly Float32Array[], plane: number, index: number) => list[plane][index];
  const model = {
    red: new Float32Array(count),
    green: new Float32Array(count),
    blue: new Float32Array(count),
    offset: new Float32Array(count),
  };
  for (let index = 0; index < count; index++) {
    const r = meanRed[index];
    const g = meanGreen[index];
    const b = meanBlue[index];
    const m = meanMask[index];
    if (m < settled || m > 1 - settled) {
      model.offset[index] = m; // No edge here, so colors have no influence.
      continue;
    }
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
