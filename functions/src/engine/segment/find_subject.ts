import { PochittoError } from '../../domain/errors.ts';
import type { Subject } from '../../domain/stamp.ts';
import type { Box, CutOut } from '../compose/cut_out.ts';
import { bounds } from './components.ts';
import { headBoxes } from './head_boxes.ts';
import { modelSide, type PersonClasses } from './person_classes.ts';
import { purifyEdges } from './purify_edges.ts';
import { type Photo, refineMatte } from './refine_matte.ts';
import { shrinkPixels } from './shrink_pixels.ts';
import { classShares, looksLikePerson } from './subject_kind.ts';
import { thingMask } from './thing_mask.ts';

const classCount = 6;
/** Least share of the picture that a subject fills. */
export const leastSubject = 0.012;

/**
 * Cuts the subject out of `photo`. `alpha`, where given, is the photo's own transparency and is used as it is.
 * Throws `photo_no_subject` when nothing stands out.
 */
export async function findSubject(
  photo: Photo,
  alpha: Uint8Array | null,
  subject: Subject,
  personClasses: PersonClasses,
): Promise<CutOut> {
  const small = shrinkPixels(photo.pixels, photo.width, photo.height, 3, modelSide, modelSide);
  const probabilities = await personClasses(small);
  const classes = mostProbable(probabilities);
  const kind = kindOf(classes, subject);
  const mask = foreground(probabilities);
  const matte = alpha ?? (kind === 'person' ? personMatte(photo, mask) : await thingMatte(photo, mask));
  const heads = kind === 'person' ? headBoxes(classes, modelSide) : [];
  return crop(photo, matte, kind, heads);
}

export function kindOf(classes: Uint8Array, subject: Subject): CutOut['kind'] {
  if (subject !== 'auto') return subject;
  return looksLikePerson(classShares(classes)) ? 'person' : 'thing';
}

/** The most probable class of each pixel. */
export function mostProbable(probabilities: Float32Array): Uint8Array {
  const classes = new Uint8Array(probabilities.length / classCount);
  for (let index = 0; index < classes.length; index++) {
    const at = index * classCount;
    let best = 0;
    for (let c = 1; c < classCount; c++) {
      if ((probabilities[at + c] as number) > (probabilities[at + best] as number)) best = c;
    }
    classes[index] = best;
  }
  return classes;
}

/** Probability of each pixel not to be background. */
export function foreground(probabilities: Float32Array): Float32Array {
  const mask = new Float32Array(probabilities.length / classCount);
  for (let index = 0; index < mask.length; index++) {
    mask[index] = 1 - (probabilities[index * classCount] as number);
  }
  return mask;
}

function personMatte(photo: Photo, mask: Float32Array): Uint8Array {
  if (shareOf(mask, 0.5) < leastSubject)
    throw new PochittoError('photo_no_subject', 'No person in the photo.');
  return refineMatte(photo, mask, modelSide, modelSide);
}

export async function thingMatte(photo: Photo, seed: Float32Array): Promise<Uint8Array> {
  const found = await thingMask(photo, seed, modelSide);
  return refineMatte(photo, found.mask, found.width, found.height);
}

export function shareOf(plane: ArrayLike<number>, above: number): number {
  let count = 0;
  for (let index = 0; index < plane.length; index++) if ((plane[index] as number) > above) count++;
  return count / plane.length;
}

function crop(photo: Photo, matte: Uint8Array, kind: CutOut['kind'], heads: Box[]): CutOut {
  const box = bounds((at) => (matte[at] as number) > 12, photo.width, photo.height);
  if (!box || shareOf(matte, 127) < leastSubject) throw new PochittoError('photo_no_subject');
  const width = box.right - box.left;
  const height = box.bottom - box.top;
  const pixels = new Uint8ClampedArray(width * height * 4);
  const colours = photo.pixels;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (box.top + y) * photo.width + box.left + x;
      const to = (y * width + x) * 4;
      const alpha = matte[from] as number;
      if (alpha === 0) continue;
      pixels[to] = colours[from * 3] as number;
      pixels[to + 1] = colours[from * 3 + 1] as number;
      pixels[to + 2] = colours[from * 3 + 2] as number;
      pixels[to + 3] = alpha;
    }
  }
  purifyEdges(pixels, width, height);
  return {
    kind,
    width,
    height,
    pixels,
    heads: heads.flatMap((head) => placed(head, photo, box)),
    frame: { left: box.left, top: box.top, photoWidth: photo.width, photoHeight: photo.height },
  };
}

/** A head from the model's square to the cropped subject's pixels. */
function placed(head: Box, photo: Photo, box: Box): Box[] {
  const scaleX = photo.width / modelSide;
  const scaleY = photo.height / modelSide;
  const moved = {
    left: Math.max(0, Math.round(head.left * scaleX - box.left)),
    top: Math.max(0, Math.round(head.top * scaleY - box.top)),
    right: Math.min(box.right - box.left, Math.round(head.right * scaleX - box.left)),
    bottom: Math.min(box.bottom - box.top, Math.round(head.bottom * scaleY - box.top)),
  };
  return moved.right > moved.left && moved.bottom > moved.top ? [moved] : [];
}
