import { tidyMask } from './components.ts';
import { applyModel, guidedModel } from './guided_matte.ts';
import { shrinkPixels } from './shrink_pixels.ts';

/** RGB photo, interleaved, 8 bit. */
export interface Photo {
  width: number;
  height: number;
  pixels: Uint8Array;
}

const filterRadius = 6;
const filterEpsilon = 1e-4;
/** Regions under this share of the largest are dropped; holes under the second share are filled. */
const smallestIsland = 0.08;
const smallestHole = 0.004;
/** Soft alpha farther than this from what is kept, in px of the half-size mask, is haze. */
const hazeReach = 3;

/** Brings a coarse mask (`mask` 0..1, any size) to the photo's size, its edge on the photo's edges; alpha 0..255. */
export function refineMatte(
  photo: Photo,
  mask: Float32Array,
  maskWidth: number,
  maskHeight: number,
): Uint8Array {
  const width = Math.max(1, Math.round(photo.width / 2));
  const height = Math.max(1, Math.round(photo.height / 2));
  const guide = shrinkPixels(photo.pixels, photo.width, photo.height, 3, width, height);
  const coarse = enlarge(mask, maskWidth, maskHeight, width, height);
  const model = guidedModel(guide, coarse, width, height, filterRadius, filterEpsilon);
  const alpha = applyModel(model, width, height, photo.pixels, 3, photo.width, photo.height);
  return dropIslands(alpha, photo.width, photo.height, width, height);
}

/** Bilinear enlargement of a plane. */
export function enlarge(
  plane: Float32Array,
  fromWidth: number,
  fromHeight: number,
  width: number,
  height: number,
): Float32Array {
  const result = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const sourceY = Math.min(fromHeight - 1, Math.max(0, ((y + 0.5) * fromHeight) / height - 0.5));
    const top = Math.floor(sourceY);
    const down = top + 1 < fromHeight ? fromWidth : 0;
    for (let x = 0; x < width; x++) {
      const sourceX = Math.min(fromWidth - 1, Math.max(0, ((x + 0.5) * fromWidth) / width - 0.5));
      const left = Math.floor(sourceX);
      const right = left + 1 < fromWidth ? 1 : 0;
      const at = top * fromWidth + left;
      const share = sourceX - left;
      const upper = (plane[at] as number) * (1 - share) + (plane[at + right] as number) * share;
      const lower = (plane[at + down] as number) * (1 - share) + (plane[at + down + right] as number) * share;
      result[y * width + x] = upper + (lower - upper) * (sourceY - top);
    }
  }
  return result;
}

function dropIslands(
  alpha: Uint8Array,
  fullWidth: number,
  fullHeight: number,
  width: number,
  height: number,
): Uint8Array {
  const at = (x: number, y: number) =>
    Math.min(fullHeight - 1, Math.floor(((y + 0.5) * fullHeight) / height)) * fullWidth +
    Math.min(fullWidth - 1, Math.floor(((x + 0.5) * fullWidth) / width));
  const solid = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) solid[y * width + x] = (alpha[at(x, y)] as number) > 127 ? 1 : 0;
  }
  const kept = solid.slice();
  tidyMask(kept, width, height, smallestIsland, smallestHole);
  const near = grown(kept, width, height, hazeReach);
  for (let y = 0; y < fullHeight; y++) {
    const row = Math.min(height - 1, Math.floor((y * height) / fullHeight)) * width;
    for (let x = 0; x < fullWidth; x++) {
      const cell = row + Math.min(width - 1, Math.floor((x * width) / fullWidth));
      if (!near[cell]) alpha[y * fullWidth + x] = 0;
      else if (kept[cell] && !solid[cell]) alpha[y * fullWidth + x] = 255;
    }
  }
  return alpha;
}

/** A mask grown by `reach` px in both directions. */
function grown(mask: Uint8Array, width: number, height: number, reach: number): Uint8Array {
  const wide = new Uint8Array(mask.length);
  const result = new Uint8Array(mask.length);
  for (let index = 0; index < mask.length; index++) {
    if (!mask[index]) continue;
    const x = index % width;
    wide.fill(1, index - Math.min(x, reach), index + Math.min(width - 1 - x, reach) + 1);
  }
  for (let index = 0; index < mask.length; index++) {
    if (!wide[index]) continue;
    const x = index % width;
    const y = (index - x) / width;
    for (let row = Math.max(0, y - reach); row <= Math.min(height - 1, y + reach); row++)
      result[row * width + x] = 1;
  }
  return result;
}
