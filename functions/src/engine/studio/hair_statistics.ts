import { linearOfByte } from '../compose/brightness.ts';
import { boxMean } from '../segment/box_mean.ts';
import type { Photo } from '../segment/refine_matte.ts';
import { type HairRange, hairRange } from './hair_curve.ts';
import { type LocalMeans, localMeans } from './local_means.ts';
import { type Lab, labOfLight } from './oklab.ts';

/** Properties of a photo's hair before it is dyed. Planes have the photo's size. */
export interface HairStatistics {
  /** Alpha 0..255. */
  matte: Uint8Array;
  /** OKLab lightness of the hair without the finest grain. */
  softened: Float32Array;
  range: HairRange;
  /** Mean OKLab color of the hair. */
  a: number;
  b: number;
  /** Linear light of the solid hair around a pixel. */
  around: LocalMeans;
}

const solid = 242;
/** Radius of the grain, as a share of the picture's long side. */
const grainShare = 1 / 600;

export function hairStatistics(photo: Photo, matte: Uint8Array): HairStatistics {
  const linear = linearOfByte();
  const { width, height, pixels } = photo;
  const lightness = new Float32Array(matte.length);
  const weights = new Float32Array(matte.length);
  const lab: Lab = [0, 0, 0];
  let sumA = 0;
  let sumB = 0;
  let count = 0;
  for (let at = 0; at < matte.length; at++) {
    const alpha = matte[at];
    if (alpha === 0) continue;
    const red = linear[pixels[at * 3]];
    const green = linear[pixels[at * 3 + 1]];
    const blue = linear[pixels[at * 3 + 2]];
    labOfLight(red, green, blue, lab);
    lightness[at] = lab[0];
    weights[at] = alpha;
    if (alpha < solid) continue;
    sumA += lab[1];
    sumB += lab[2];
    count++;
  }
  const range = hairRange(lightness, matte);
  const radius = Math.max(1, Math.round(Math.max(width, height) * grainShare));
  const softened = weightedMean(lightness, weights, width, height, radius);
  const near = localMeans(photo, (at) => matte[at] >= solid, linear);
  const around: LocalMeans = (at, channel) => {
    const light = near(at, channel);
    // Far from solid hair, a strand's own color is the best estimate.
    return Number.isNaN(light) ? linear[pixels[at * 3 + channel]] : light;
  };
  return { matte, softened, range, a: sumA / Math.max(1, count), b: sumB / Math.max(1, count), around };
}

/** Weighted mean of `plane` around each value. Overwrites both planes. */
function weightedMean(
  plane: Float32Array,
  weights: Float32Array,
  width: number,
  height: number,
  radius: number,
): Float32Array {
  for (let at = 0; at < plane.length; at++) plane[at] *= weights[at];
  boxMean(plane, width, height, radius);
  boxMean(weights, width, height, radius);
  for (let at = 0; at < plane.length; at++) {
    plane[at] /= Math.max(1e-3, weights[at]);
  }
  return plane;
}
