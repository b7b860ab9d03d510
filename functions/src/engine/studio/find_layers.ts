import { PochittoError } from '../../domain/errors.ts';
import { tidyMask } from '../segment/components.ts';
import {
  foreground,
  kindOf,
  leastSubject,
  mostProbable,
  shareOf,
  thingMatte,
} from '../segment/find_subject.ts';
import { modelSide, type PersonClasses, personClass } from '../segment/person_classes.ts';
import { type Photo, refineMatte } from '../segment/refine_matte.ts';
import { type ClassPlanes, classPlanes } from './class_planes.ts';
import { hairMatte } from './hair_matte.ts';
import { look } from './look.ts';
import { lookCloser } from './look_closer.ts';

export interface LayersWanted {
  hair: boolean;
  subject: boolean;
}

/** Alpha planes 0..255 of a photo's size; null where not wanted. */
export interface StudioLayers {
  hair: Uint8Array | null;
  subject: Uint8Array | null;
}

/** Least share of the picture that counts as hair. */
const leastHair = 0.0015;
/** Hair under this share of the largest head of hair belongs to passers-by and patterns. */
const leastOfLargest = 0.12;
/** The person's rim reaches farther into loose hair than a sticker's. */
const subjectTuning = { epsilon: 1e-4, smallestIsland: 0.08, smallestHole: 0.004, hazeReach: 6 };

/**
 * Finds the hair and the subject of a photo. The model looks at the whole picture first and then, where the head is a
 * smaller part of it, once more at the head alone. Throws `studio_no_hair` and `photo_no_subject` for what is wanted.
 */
export async function findLayers(
  photo: Photo,
  wanted: LayersWanted,
  personClasses: PersonClasses,
): Promise<StudioLayers> {
  const probabilities = await look(photo, personClasses);
  const classes = mostProbable(probabilities);
  const hairMask = classes.map((value) => (value === personClass.hair ? 1 : 0));
  tidyMask(hairMask, modelSide, leastOfLargest, 0);
  const hasHair = shareOf(hairMask, 0) >= leastHair && kindOf(classes, 'auto') === 'person';
  if (wanted.hair && !hasHair) throw new PochittoError('studio_no_hair');
  const planes = classPlanes(photo, probabilities);
  if (hasHair) await lookCloser(photo, planes, classes, hairMask, personClasses);
  const hair = wanted.hair ? hairMatte(photo, planes) : null;
  const subject = wanted.subject ? await subjectMatte(photo, planes, probabilities, classes) : null;
  return { hair, subject };
}

async function subjectMatte(
  photo: Photo,
  planes: ClassPlanes,
  probabilities: Float32Array,
  classes: Uint8Array,
): Promise<Uint8Array> {
  const wideGrain = Math.max(photo.width, photo.height) / modelSide;
  const radius = Math.min(7, Math.max(3, Math.round(wideGrain * 1.2)));
  const matte =
    kindOf(classes, 'auto') === 'person'
      ? refineMatte(photo, planes.foreground, planes.width, planes.height, { ...subjectTuning, radius })
      : await thingMatte(photo, foreground(probabilities));
  if (shareOf(matte, 127) < leastSubject) throw new PochittoError('photo_no_subject');
  return matte;
}
