import { boxMean } from '../segment/box_mean.ts';
import { type Photo, refineMatte } from '../segment/refine_matte.ts';
import type { ClassPlanes } from './class_planes.ts';
import { type LocalMeans, localMeans } from './local_means.ts';

/** Loose strands extend farther than a sticker's rim, and gaps in the hair are mostly highlights. */
const hairTuning = { epsilon: 2e-4, smallestIsland: 0.12, smallestHole: 0.012, hazeReach: 6 };

/**
 * Probabilities of hair: below the first there is none, above the second it is certain. The model never reaches 1.
 */
const doubt = [0.06, 0.86] as const;
/** Means of the matte beyond which a pixel is entirely inside or outside the hair. */
const inside = 0.96;
const outside = 0.04;
/**
 * Color distance (sRGB bytes) of hair and its surroundings: below the first, colors cannot separate them; above the
 * second, fully.
 */
const alike = 40;
const distinct = 110;

/** Probability of skin from which color alone does not indicate hair: brows and lashes have the hair's color. */
const skinned = 0.15;

/**
 * Computes the hair's alpha 0..255 at the photo's size: aligns the model's hair with the photo's edges, separates
 * it from skin and background by color along the rim, and fills it where the model is certain.
 */
export function hairMatte(photo: Photo, planes: ClassPlanes): Uint8Array {
  const { width, height } = photo;
  const hairShare = planes.hair.map((value) => ramp(value, doubt[0], doubt[1]));
  const radius = Math.min(7, Math.max(2, Math.round(planes.grain * 1.5)));
  const matte = refineMatte(photo, hairShare, planes.width, planes.height, { ...hairTuning, radius });
  const rim = Math.max(2, Math.round(planes.grain * 2));
  const share = Float32Array.from(matte, (value) => value / 255);
  boxMean(share, width, height, rim);
  const sure = boxMean(hairShare, planes.width, planes.height, Math.max(1, rim >> 1));
  const bytes = Uint8Array.from({ length: 256 }, (_, value) => value);
  const hair = localMeans(photo, (at) => share[at] > inside, bytes);
  const other = localMeans(photo, (at) => share[at] < outside, bytes);
  for (let y = 0; y < height; y++) {
    const row = Math.min(planes.height - 1, y >> 1) * planes.width;
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const near = share[at];
      if (near <= outside) continue;
      const half = row + Math.min(planes.width - 1, x >> 1);
      const own = matte[at];
      const told = near < inside ? tellApart(photo, at, hair, other) : untold;
      const rimmed = told.weight * ramp(near, outside, 0.14) * (1 - ramp(near, 0.9, inside));
      let alpha = own + (ramp(told.way, 0.08, 0.95) * 255 - own) * rimmed;
      if (alpha > own) {
        const bare = 1 - ramp(planes.skin[half], skinned / 2, skinned);
        alpha = own + (alpha - own) * bare;
      }
      matte[at] = Math.round(Math.max(alpha, ramp(sure[half], 0.9, 1) * 255));
    }
  }
  return matte;
}

/**
 * How well hair and its surroundings can be separated by color (0..1), and how much of a pixel is hair by its
 * color.
 */
interface Told {
  weight: number;
  way: number;
}

const untold: Told = { weight: 0, way: 1 };

function tellApart({ pixels }: Photo, at: number, hair: LocalMeans, other: LocalMeans): Told {
  let along = 0;
  let whole = 0;
  for (let channel = 0; channel < 3; channel++) {
    const beside = other(at, channel);
    const way = hair(at, channel) - beside;
    along += way * (pixels[at * 3 + channel] - beside);
    whole += way * way;
  }
  const weight = ramp(Math.sqrt(whole), alike, distinct);
  return weight > 0 ? { weight, way: along / whole } : untold;
}

function ramp(value: number, from: number, to: number): number {
  return value <= from ? 0 : value >= to ? 1 : (value - from) / (to - from);
}
