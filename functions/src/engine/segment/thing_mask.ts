import { PochittoError } from '../../domain/errors.ts';
import { tidyMask } from './components.ts';
import { looksPrinted } from './looks_printed.ts';
import { type OpenCv, openCv } from './open_cv.ts';
import { enlarge, type Photo } from './refine_matte.ts';
import { shrinkPixels } from './shrink_pixels.ts';
import { standsOut } from './stands_out.ts';

/** A mask 0..1 at its own size. */
export interface FoundMask {
  mask: Float32Array;
  width: number;
  height: number;
}

/** Longest side that GrabCut works on, px; the guided filter finds the fine edge afterwards. */
const workSide = 320;
const iterations = 4;
/** The person model's foreground is a seed when it fills between these shares of the picture. */
const seedRange = [0.03, 0.88] as const;
/** Rim taken for background where no seed says otherwise, share of the side. */
const rim = 0.04;

/**
 * Finds the animal or thing in a photo with GrabCut (Rother, Kolmogorov, Blake, 2004), started from what the person
 * model takes for foreground (`seed`, probabilities on a square) or, where it sees nothing, from the frame. Throws
 * `photo_no_subject` when the result does not stand out.
 */
export async function thingMask(photo: Photo, seed: Float32Array, seedSide: number): Promise<FoundMask> {
  const scale = Math.min(1, workSide / Math.max(photo.width, photo.height));
  const width = Math.max(16, Math.round(photo.width * scale));
  const height = Math.max(16, Math.round(photo.height * scale));
  const colours = shrinkPixels(photo.pixels, photo.width, photo.height, 3, width, height);
  const start = startLabels(enlarge(seed, seedSide, seedSide, width, height), width, height);
  const { cv } = await openCv();
  const inside = grabCut(cv, colours, start, width, height);
  const raw = inside.slice();
  tidyMask(inside, width, 0.15, 0.03);
  if (!standsOut(inside, raw, colours, width, height) || looksPrinted(inside, colours, width, height)) {
    throw new PochittoError('photo_no_subject', 'Nothing stands out from the background.');
  }
  return { mask: Float32Array.from(inside), width, height };
}

/** OpenCV's labels. */
const label = { background: 0, foreground: 1, perhapsBackground: 2, perhapsForeground: 3 } as const;

function startLabels(seed: Float32Array, width: number, height: number): Uint8Array {
  const share = seed.reduce((count, value) => count + (value > 0.5 ? 1 : 0), 0) / seed.length;
  const seeded = share >= seedRange[0] && share <= seedRange[1];
  const rimX = Math.max(2, Math.round(width * rim));
  const rimY = Math.max(2, Math.round(height * rim));
  return Uint8Array.from(seed, (value, index) => {
    const x = index % width;
    const y = (index - x) / width;
    const edge = x < rimX || y < rimY || x >= width - rimX || y >= height - rimY;
    if (!seeded) return edge ? label.background : label.perhapsForeground;
    if (value > 0.97) return edge ? label.perhapsForeground : label.foreground;
    if (value > 0.5) return label.perhapsForeground;
    return edge && value < 0.2 ? label.background : label.perhapsBackground;
  });
}

function grabCut(
  cv: OpenCv,
  colours: Float32Array,
  labels: Uint8Array,
  width: number,
  height: number,
): Uint8Array {
  const image = cv.matFromArray(height, width, cv.CV_8UC3, Array.from(colours, Math.round));
  const mask = cv.matFromArray(height, width, cv.CV_8UC1, Array.from(labels));
  const backgroundModel = new cv.Mat();
  const foregroundModel = new cv.Mat();
  try {
    cv.setRNGSeed(1);
    cv.grabCut(
      image,
      mask,
      new cv.Rect(0, 0, width, height),
      backgroundModel,
      foregroundModel,
      iterations,
      cv.GC_INIT_WITH_MASK,
    );
    return Uint8Array.from(mask.data as Uint8Array, (value) => value & 1);
  } finally {
    for (const matrix of [image, mask, backgroundModel, foregroundModel]) matrix.delete();
  }
}
