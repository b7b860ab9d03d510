import type { Box } from '../compose/cut_out.ts';
import { bounds } from './components.ts';
import { enlarge, type Photo } from './refine_matte.ts';
import { salientSide } from './salient_mask.ts';
import type { SegmentModels } from './segment_models.ts';
import { boxInPhoto, roomyBox, shrinkBox } from './shrink_pixels.ts';

/** Side of a subject's mask, px: twice the model's, so an object of half the photo's size keeps all detail. */
export const maskSide = 2 * salientSide;
/** Margin around the object, as a share of its box. */
const margin = 0.2;
/** A crop larger than this share of the photo would hardly show more detail. */
const largestCrop = 0.75;
/** A crop with fewer photo px along its longer side has no more detail for the model. */
const leastCropPx = salientSide / 2;
/** If the areas differ by more than this factor, the second run found something else. */
const mostChange = 2;

/**
 * Runs the salient-object model again on the crop around the detected object, if that is small. This makes the edge
 * up to twice as fine and removes more of the background. The model misses some parts in only one of the crop and
 * its mirror image, so what it finds in either counts. `salient` is 0..1, the photo squeezed into a square of
 * `salientSide`. Returns a mask of `maskSide`.
 */
export async function zoomedMask(
  photo: Photo,
  salient: Float32Array,
  models: Pick<SegmentModels, 'salientMask'>,
): Promise<Float32Array> {
  const crop = cropAround(salient);
  if (!crop) return enlargedMask(salient);
  const [width, height] = [crop.right - crop.left, crop.bottom - crop.top];
  const cropShare = (width * height) / maskSide ** 2;
  if (cropShare > largestCrop) return enlargedMask(salient);
  const inPhoto = boxInPhoto(crop, photo, maskSide);
  const longer = Math.max(inPhoto.right - inPhoto.left, inPhoto.bottom - inPhoto.top);
  if (longer < leastCropPx) return enlargedMask(salient);
  const colours = shrinkBox(photo, inPhoto, salientSide);
  const [plain, mirror] = await Promise.all([
    models.salientMask(colours.slice()),
    mirroredMask(colours, models),
  ]);
  const found = plain.map((value, at) => Math.max(value, mirror[at]));
  const change = (areaOf(found) * cropShare) / areaOf(salient);
  if (change > mostChange || change < 1 / mostChange) return enlargedMask(salient);
  const inCrop = enlarge(found, salientSide, salientSide, width, height);
  const mask = new Float32Array(maskSide ** 2);
  for (let y = 0; y < height; y++) {
    mask.set(inCrop.subarray(y * width, (y + 1) * width), (crop.top + y) * maskSide + crop.left);
  }
  return mask;
}

/** Runs the salient-object model on the mirrored picture and mirrors the result back. */
export async function mirroredMask(
  colours: Float32Array,
  { salientMask }: Pick<SegmentModels, 'salientMask'>,
): Promise<Float32Array> {
  return mirrored(await salientMask(mirrored(colours, 3)), 1);
}

/** Enlarges a mask from the model's square to `maskSide`. */
export function enlargedMask(salient: Float32Array): Float32Array {
  return enlarge(salient, salientSide, salientSide, maskSide, maskSide);
}

/** Crop in px of the refined mask; null if nothing was found. */
function cropAround(salient: Float32Array): Box | null {
  const box = bounds((at) => salient[at] > 0.5, salientSide, salientSide);
  if (!box) return null;
  const scale = maskSide / salientSide;
  return roomyBox(box, margin, { across: scale, down: scale }, { width: maskSide, height: maskSide });
}

function areaOf(mask: Float32Array): number {
  let area = 0;
  for (const value of mask) if (value > 0.5) area++;
  return area / mask.length;
}

function mirrored(plane: Float32Array, channels: number): Float32Array {
  const result = new Float32Array(plane.length);
  const row = salientSide * channels;
  for (let at = 0; at < plane.length; at += channels) {
    const x = at % row;
    const to = at - x + row - channels - x;
    for (let channel = 0; channel < channels; channel++) result[to + channel] = plane[at + channel];
  }
  return result;
}
