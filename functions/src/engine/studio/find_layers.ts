import { PochittoError } from '../../domain/errors.ts';
import { tidyMask } from '../segment/components.ts';
import { modelSide, mostProbable, personClass } from '../segment/person_classes.ts';
import { leastSubject, recogniseSubject, shareOf } from '../segment/recognise_subject.ts';
import { enlarge, type Photo, refineMatte } from '../segment/refine_matte.ts';
import type { SegmentModels } from '../segment/segment_models.ts';
import { maskSide } from '../segment/zoomed_mask.ts';
import { type ClassPlanes, classPlanes } from './class_planes.ts';
import { hairMatte } from './hair_matte.ts';
import { refineHead } from './refine_head.ts';

export interface LayersWanted {
  hair: boolean;
  subject: boolean;
}

/** Alpha planes 0..255 of a photo's size; null if not requested. */
export interface StudioLayers {
  hair: Uint8Array | null;
  subject: Uint8Array | null;
}

/** Smallest share of the picture that counts as hair. */
const leastHair = 0.0015;
/** Hair smaller than this share of the largest region belongs to passers-by and patterns. */
const leastOfLargest = 0.12;
/** The person's rim extends farther into loose hair than a sticker's. */
const subjectTuning = { epsilon: 1e-4, smallestIsland: 0.08, smallestHole: 0.004, hazeReach: 6 };

/**
 * Finds the hair and the subject of a photo. The model runs on the whole picture and, if the head is only a part of
 * it, again on a crop of the head.
 *
 * @throws PochittoError `studio_no_hair` or `photo_no_subject`, if that layer was requested.
 */
export async function findLayers(
  photo: Photo,
  wanted: LayersWanted,
  models: SegmentModels,
): Promise<StudioLayers> {
  const { kind, probabilities, outline } = await recogniseSubject(photo, null, 'auto', models);
  const classes = mostProbable(probabilities);
  const hairMask = classes.map((value) => (value === personClass.hair ? 1 : 0));
  tidyMask(hairMask, modelSide, leastOfLargest, 0);
  const hasHair = shareOf(hairMask, 0) >= leastHair && kind === 'person';
  if (wanted.hair && !hasHair) throw new PochittoError('studio_no_hair');
  const subject = wanted.subject ? await outline() : null;
  if (subject && !subject.isFound) throw new PochittoError('photo_no_subject');
  const planes = classPlanes(photo, probabilities);
  if (hasHair) await refineHead(photo, planes, classes, hairMask, models.personClasses);
  return {
    hair: wanted.hair ? hairMatte(photo, planes) : null,
    subject: subject && subjectMatte(photo, planes, subject.mask),
  };
}

/** The matte that stickers use, joined with the hair found in the crop of the head. */
function subjectMatte(photo: Photo, planes: ClassPlanes, mask: Float32Array): Uint8Array {
  const wide = enlarge(mask, maskSide, maskSide, planes.width, planes.height);
  const joined = wide.map((value, at) => Math.max(value, Math.min(planes.foreground[at], planes.hair[at])));
  const wideGrain = Math.max(photo.width, photo.height) / modelSide;
  const radius = Math.min(7, Math.max(3, Math.round(wideGrain * 1.2)));
  const matte = refineMatte(photo, joined, planes.width, planes.height, { ...subjectTuning, radius });
  if (shareOf(matte, 127) < leastSubject) throw new PochittoError('photo_no_subject');
  return matte;
}
