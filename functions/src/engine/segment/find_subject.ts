import { PochittoError } from '../../domain/errors.ts';
import type { Subject } from '../../domain/stamps/stamp.ts';
import { type CutOut, movedHeads } from '../compose/cut_out.ts';
import { subjectFaults } from '../compose/subject_faults.ts';
import { bounds } from './components.ts';
import { decontaminateEdges } from './decontaminate_edges.ts';
import { leastSubject, type RecognisedSubject, recogniseSubject, shareOf } from './recognise_subject.ts';
import { matteTuning, type Photo, refineMatte } from './refine_matte.ts';
import type { SegmentModels } from './segment_models.ts';
import { maskSide } from './zoomed_mask.ts';

/**
 * Cuts the subject out of `photo`. If `alpha` is given, it is the photo's own transparency and is used unchanged.
 *
 * @throws PochittoError `photo_no_subject` if nothing stands out.
 */
export async function findSubject(
  photo: Photo,
  alpha: Uint8Array | null,
  subject: Subject,
  models: SegmentModels,
): Promise<CutOut> {
  const { outline, ...seen } = await recogniseSubject(photo, alpha, subject, models);
  const { isFound, mask } = await outline();
  if (!isFound) throw new PochittoError('photo_no_subject', 'Nothing stands out from the background.');
  const matte = alpha ?? refineMatte(photo, mask, maskSide, maskSide, matteTuning[seen.kind]);
  return crop(photo, matte, seen);
}

function crop(
  photo: Photo,
  matte: Uint8Array,
  { kind, isUnsure, heads }: Pick<RecognisedSubject, 'kind' | 'isUnsure' | 'heads'>,
): CutOut {
  const box = bounds((at) => matte[at] > 12, photo.width, photo.height);
  if (!box || shareOf(matte, 127) < leastSubject) throw new PochittoError('photo_no_subject');
  const width = box.right - box.left;
  const height = box.bottom - box.top;
  const pixels = new Uint8ClampedArray(width * height * 4);
  const colours = photo.pixels;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (box.top + y) * photo.width + box.left + x;
      const to = (y * width + x) * 4;
      const alpha = matte[from];
      if (alpha === 0) continue;
      pixels[to] = colours[from * 3];
      pixels[to + 1] = colours[from * 3 + 1];
      pixels[to + 2] = colours[from * 3 + 2];
      pixels[to + 3] = alpha;
    }
  }
  decontaminateEdges(pixels, width, height);
  const cutOut: CutOut = {
    kind,
    isUnsure,
    width,
    height,
    pixels,
    heads: movedHeads(heads, -box.left, -box.top, width, height),
    frame: { left: box.left, top: box.top, photoWidth: photo.width, photoHeight: photo.height },
  };
  return { ...cutOut, faults: subjectFaults(cutOut) };
}
