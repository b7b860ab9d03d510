import { applyModel } from './apply_model.ts';
import { tidyMask } from './components.ts';
import { guidedModel } from './guided_model.ts';
import { shrinkPixels } from './shrink_pixels.ts';

/** RGB photo, interleaved, 8 bits per channel. */
export interface Photo {
  width: number;
  height: number;
  pixels: Uint8Array;
}

/** Parameters for turning a coarse mask into a matte. Lengths in px of the half-size photo. */
export interface MatteTuning {
  /** Window radius and regularization of the guided filter; `epsilon` sets how much contrast makes an edge. */
  radius: number;
  epsilon: number;
  /** Regions smaller than this share of the largest are dropped; holes smaller than `smallestHole` are filled. */
  smallestIsland: number;
  smallestHole: number;
  /** Soft alpha farther than this from the kept regions is haze. */
  hazeReach: number;
}

const thingTuning: MatteTuning = {
  radius: 6,
  epsilon: 3e-5,
  smallestIsland: 0.08,
  smallestHole: 0.004,
  hazeReach: 3,
};

/** Tuned with `npm run bench -- --only cutouts`; the person model's masks are the coarser ones. */
export const matteTuning = { thing: thingTuning, person: { ...thingTuning, radius: 8 } };

/**
 * Scales a coarse mask (`mask` 0..1, any size) to the photo's size and aligns its edge with the photo's edges.
 * Returns alpha 0..255.
 */
export function refineMatte(
  photo: Photo,
  mask: Float32Array,
  maskWidth: number,
  maskHeight: number,
  tuning: MatteTuning,
): Uint8Array {
  const width = Math.max(1, Math.round(photo.width / 2));
  const height = Math.max(1, Math.round(photo.height / 2));
  const guide = shrinkPixels(photo.pixels, photo.width, photo.height, 3, width, height);
  const coarse = enlarge(mask, maskWidth, maskHeight, width, height);
  const model = guidedModel(guide, coarse, width, height, tuning.radius, tuning.epsilon);
  const alpha = applyModel(model, width, height, photo.pixels, photo.width, photo.height);
  return dropIslands(alpha, photo.width, photo.height, width, height, tuning);
}

/** Enlarges a plane bilinearly. */
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
      const upper = plane[at] * (1 - share) + plane[at + right] * share;
      const lower = plane[at + down] * (1 - share) + plane[at + down + right] * share;
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
  { smallestIsland, smallestHole, hazeReach }: MatteTuning,
): Uint8Array {
  const columns = cellsOf(fullWidth, width);
  const middles = Int32Array.from({ length: width }, (_, x) => middleOf(x, width, fullWidth));
  const solid = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = middleOf(y, height, fullHeight) * fullWidth;
    for (let x = 0; x < width; x++) {
      solid[y * width + x] = alpha[row + middles[x]] > 127 ? 1 : 0;
    }
  }
  const kept = solid.slice();
  tidyMask(kept, width, smallestIsland, smallestHole);
  const near = grown(kept, width, height, hazeReach);
  for (let y = 0; y < fullHeight; y++) {
    const row = Math.min(height - 1, Math.floor((y * height) / fullHeight)) * width;
    const to = y * fullWidth;
    for (let x = 0; x < fullWidth; x++) {
      const cell = row + columns[x];
      if (!near[cell]) alpha[to + x] = 0;
      else if (kept[cell] && !solid[cell]) alpha[to + x] = 255;
    }
  }
  return alpha;
}

/** Index of the pixel (of `full`) at the center of a cell. */
function middleOf(cell: number, cells: number, full: number): number {
  return Math.min(full - 1, Math.floor(((cell + 0.5) * full) / cells));
}

/** Index of the cell that each of `full` pixels lies in. */
function cellsOf(full: number, cells: number): Int32Array {
  return Int32Array.from({ length: full }, (_, at) => Math.min(cells - 1, Math.floor((at * cells) / full)));
}

/** Dilates a mask by `reach` px in both directions. */
function grown(mask: Uint8Array, width: number, height: number, reach: number): Uint8Array {
  const wide = new Uint8Array(mask.length);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let until = -1;
    for (let x = 0; x < width; x++) {
      if (mask[row + x]) {
        if (until < x) wide.fill(1, row + Math.max(0, x - reach), row + x);
        until = x + reach;
      }
      if (x <= until) wide[row + x] = 1;
    }
  }
  const result = new Uint8Array(mask.length);
  for (let y = 0; y < height; y++) {
    const from = Math.max(0, y - reach) * width;
    const to = Math.min(height - 1, y + reach) * width;
    for (let x = 0; x < width; x++) {
      let found = 0;
      for (let at = from + x; at <= to + x; at += width) found |= wide[at];
      result[y * width + x] = found;
    }
  }
  return result;
}
