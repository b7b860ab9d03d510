import type { Subject } from '../../domain/stamp.ts';
import type { Box, CutOut, Head } from '../compose/cut_out.ts';
import { findFaces } from '../face/find_faces.ts';
import { headOf } from '../face/head_of.ts';
import { readFaceMap } from '../face/read_face_map.ts';
import { headRegions } from './head_regions.ts';
import { isThing } from './is_thing.ts';
import { foreground, modelSide, mostProbable } from './person_classes.ts';
import { personMask } from './person_mask.ts';
import { enlarge, type Photo } from './refine_matte.ts';
import { salientSide } from './salient_mask.ts';
import type { SegmentModels } from './segment_models.ts';
import { shrinkPixels } from './shrink_pixels.ts';
import { isPerson, isUnsure } from './subject_kind.ts';

/** What stands in a photo. */
export interface RecognisedSubject {
  kind: CutOut['kind'];
  /** Whether the other kind would give another cut-out that may be the one that was meant. */
  isUnsure: boolean;
  /** Whether it stands out from its background. */
  isFound: boolean;
  /** How much each pixel belongs to it, 0..1: the photo squeezed into `salientSide` × `salientSide`. */
  mask: Float32Array;
  /** Of the person model, in its own square. */
  probabilities: Float32Array;
  /** In photo px, the one that acts best first; none for animals and things. */
  heads: Head[];
}

/** Least share of the picture that a subject fills. */
export const leastSubject = 0.012;

/**
 * Finds out what a photo shows. `alpha`, where given, is the photo's own transparency and says what stands out.
 */
export async function recogniseSubject(
  photo: Photo,
  alpha: Uint8Array | null,
  subject: Subject,
  models: SegmentModels,
): Promise<RecognisedSubject> {
  const squeezed = (side: number) => shrinkPixels(photo.pixels, photo.width, photo.height, 3, side, side);
  const colours = squeezed(salientSide);
  const standing = alpha ? squeezedPlane(alpha, photo) : models.salientMask(colours.slice());
  const probabilities = await models.personClasses(squeezed(modelSide));
  const classes = mostProbable(probabilities);
  const regions = headRegions(classes, modelSide);
  const places = regions.map((region) => inPhoto(region, photo));
  const faces = (await findFaces(photo, places, models)).map(readFaceMap);
  const salient = await standing;
  const seen = { classes, salient, faces, photo };
  const kind = subject === 'auto' ? (isPerson(seen) ? 'person' : 'thing') : subject;
  const people = () => personMask(salient, foreground(probabilities), faces, photo);
  const isOne = () => alpha !== null || isThing(salient, colours);
  const isAsked = (person: () => Float32Array) =>
    subject === 'auto' && alpha === null && isUnsure(seen, person);
  if (kind === 'thing') {
    const isSeen = isOne();
    const mask = isSeen ? salient : await mirroredMask(colours, models);
    return {
      ...{ kind, isUnsure: isSeen && isAsked(people), isFound: isSeen || isThing(mask, colours) },
      ...{ mask, probabilities, heads: [] },
    };
  }
  const mask = people();
  const isFound = shareOf(mask, 0.5) >= leastSubject;
  const heads = faces.map((face): Head => {
    const others = faces.filter((other) => other !== face);
    return { ...headOf(face, others, classes, photo), face };
  });
  // A head without a face, turned away or looking down, needs the shape of one; an animal's fur has none.
  for (const [index, place] of places.entries()) {
    const isNew = !heads.some((head) => touches(head, place));
    if (isNew && regions[index]?.isPlausible && isPerson(seen)) heads.push({ ...place, face: null });
  }
  return { kind, isUnsure: isAsked(() => mask) && isOne(), isFound, mask, probabilities, heads };
}

/** What stands out in the mirrored picture, mirrored back: the model sees some things in one of the two only. */
async function mirroredMask(colours: Float32Array, models: SegmentModels): Promise<Float32Array> {
  return mirrored(await models.salientMask(mirrored(colours, 3)), 1);
}

function mirrored(plane: Float32Array, channels: number): Float32Array {
  const result = new Float32Array(plane.length);
  const row = salientSide * channels;
  for (let at = 0; at < plane.length; at += channels) {
    const x = at % row;
    const to = at - x + row - channels - x;
    for (let channel = 0; channel < channels; channel++) result[to + channel] = plane[at + channel] as number;
  }
  return result;
}

export function shareOf(plane: ArrayLike<number>, above: number): number {
  let count = 0;
  for (let index = 0; index < plane.length; index++) if ((plane[index] as number) > above) count++;
  return count / plane.length;
}

function squeezedPlane(alpha: Uint8Array, { width, height }: Photo): Float32Array {
  const plane = Float32Array.from(alpha, (value) => value / 255);
  return enlarge(plane, width, height, salientSide, salientSide);
}

/** From the person model's square to the photo. */
function inPhoto({ left, top, right, bottom }: Box, { width, height }: Photo): Box {
  const [across, down] = [width / modelSide, height / modelSide];
  return { left: left * across, top: top * down, right: right * across, bottom: bottom * down };
}

function touches(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
