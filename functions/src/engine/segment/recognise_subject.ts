import type { Subject } from '../../domain/stamps/stamp.ts';
import type { Box, CutOut, Head } from '../compose/cut_out.ts';
import { findFaces } from '../face/find_faces.ts';
import { headOf } from '../face/head_of.ts';
import { readFaceMap } from '../face/read_face_map.ts';
import { maskAbove, tidyMask } from './components.ts';
import { headRegions } from './head_regions.ts';
import { foreground, modelSide, mostProbable } from './person_classes.ts';
import { narrowRim, personMask, refineHeads } from './person_mask.ts';
import { enlarge, type Photo } from './refine_matte.ts';
import { salientSide } from './salient_mask.ts';
import type { SegmentModels } from './segment_models.ts';
import { shrinkPixels } from './shrink_pixels.ts';
import { standsOut } from './stands_out.ts';
import { isPerson, isUnsure } from './subject_kind.ts';
import { enlargedMask, maskSide, mirroredMask, zoomedMask } from './zoomed_mask.ts';

/** Sampling step and window radius of the print analysis, px. */
const step = 4;

const reach = 5;

/** Thresholds for print, found on free photos and printed pages: same paper inside and outside, with ink on it. */
const paperTolerance = 20;

const leastPaper = 0.6;

const leastInk = 50;

/** The largest value of each channel in a window, and the range of green, the channel with the most lightness. */
interface Patch {
  brightest: number[];
  range: number;
}

/** The subject of a photo. */
export interface RecognisedSubject {
  kind: CutOut['kind'];
  /** Whether the other kind would give a different cut-out, which may be the intended one. */
  isUnsure: boolean;
  /** Output of the person model, in its own square. */
  probabilities: Float32Array;
  /** In photo px, main head first; none for animals and things. */
  heads: Head[];
  /** Computes the mask; runs the models again on crops where these show more detail. */
  outline: () => Promise<Outline>;
}

interface Outline {
  /** Whether the subject stands out from its background. */
  readonly isFound: boolean;
  /** How much each pixel belongs to the subject, 0..1: the photo squeezed into `maskSide` × `maskSide`. */
  readonly mask: Float32Array;
}

/** Smallest share of the picture that a subject fills. */
export const leastSubject = 0.012;

/**
 * Recognizes the subject of a photo. If `alpha` is given, it is the photo's own transparency and replaces the
 * salient-object mask.
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
  const people = (side: number) => enlarge(foreground(probabilities), modelSide, modelSide, side, side);
  const isOne = () => alpha !== null || isThing(salient, colours);
  const isAsked = () =>
    subject === 'auto' &&
    alpha === null &&
    isUnsure(seen, () => personMask(salient, people(salientSide), faces, photo));
  const zoomed = async () => (alpha ? enlargedMask(salient) : await zoomedMask(photo, salient, models));
  if (kind === 'thing') {
    const isSeen = isOne();
    const outline = async (): Promise<Outline> => {
      if (isSeen) return { isFound: true, mask: await zoomed() };
      const mirror = await mirroredMask(colours, models);
      return { isFound: isThing(mirror, colours), mask: enlargedMask(mirror) };
    };
    return { kind, isUnsure: isSeen && isAsked(), probabilities, heads: [], outline };
  }
  const heads = faces.map((face): Head => {
    const others = faces.filter((other) => other !== face);
    return { ...headOf(face, others, classes, photo), face };
  });
  // A head without a detected face (turned away or looking down) must have the shape of one, which an animal's fur
  // does not.
  for (const [index, place] of places.entries()) {
    const isNew = !heads.some((head) => touches(head, place));
    if (isNew && regions[index]?.isPlausible && isPerson(seen)) heads.push({ ...place, face: null });
  }
  const outline = async (): Promise<Outline> => {
    const refined = people(maskSide);
    const [nearer] = await Promise.all([
      zoomed(),
      alpha ? null : refineHeads(photo, refined, maskSide, heads, models.personClasses),
    ]);
    const mask = narrowRim(personMask(nearer, refined, faces, photo));
    return { isFound: shareOf(mask, 0.5) >= leastSubject, mask };
  };
  return { kind, isUnsure: isAsked() && isOne(), probabilities, heads, outline };
}

export function shareOf(plane: ArrayLike<number>, above: number): number {
  let count = 0;
  for (let index = 0; index < plane.length; index++) if (plane[index] > above) count++;
  return count / plane.length;
}

function squeezedPlane(alpha: Uint8Array, { width, height }: Photo): Float32Array {
  const plane = Float32Array.from(alpha, (value) => value / 255);
  return enlarge(plane, width, height, salientSide, salientSide);
}

/** Converts a box from the person model's square to photo px. */
function inPhoto({ left, top, right, bottom }: Box, { width, height }: Photo): Box {
  const [across, down] = [width / modelSide, height / modelSide];
  return { left: left * across, top: top * down, right: right * across, bottom: bottom * down };
}

function touches(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/**
 * Whether the salient object is a thing in front of a background, and not print on paper. `colours` is interleaved
 * RGB 0..255; both are in the model's square.
 */
function isThing(salient: Float32Array, colours: Float32Array): boolean {
  const raw = maskAbove(salient, 0.5);
  const inside = raw.slice();
  tidyMask(inside, salientSide, 0.15, 0.03);
  return (
    standsOut(inside, raw, colours, salientSide, salientSide) &&
    !isPrinted(inside, colours, salientSide, salientSide)
  );
}

/**
 * Whether the inside of a mask is print: ink on the same paper that is also outside. Paper is the brightest color
 * around a point, which makes the test robust to shade on the page.
 */
function isPrinted(inside: Uint8Array, colours: Float32Array, width: number, height: number): boolean {
  const within: Patch[] = [];
  const without: Patch[] = [];
  for (let y = reach; y < height - reach; y += step) {
    for (let x = reach; x < width - reach; x += step) {
      (inside[y * width + x] ? within : without).push(patchAt(colours, width, x, y));
    }
  }
  if (within.length === 0 || without.length === 0) return false;
  const paper = [0, 1, 2].map((channel) => median(without.map((patch) => patch.brightest[channel])));
  const onPaper = within.filter((patch) =>
    patch.brightest.every((value, channel) => Math.abs(value - paper[channel]) <= paperTolerance),
  );
  return onPaper.length >= within.length * leastPaper && median(within.map(({ range }) => range)) >= leastInk;
}

function patchAt(colours: Float32Array, width: number, x: number, y: number): Patch {
  const brightest = [0, 0, 0];
  let darkest = 255;
  for (let row = y - reach; row <= y + reach; row++) {
    for (let column = x - reach; column <= x + reach; column++) {
      const at = (row * width + column) * 3;
      for (let channel = 0; channel < 3; channel++) {
        brightest[channel] = Math.max(brightest[channel], colours[at + channel]);
      }
      darkest = Math.min(darkest, colours[at + 1]);
    }
  }
  return { brightest, range: brightest[1] - darkest };
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[values.length >> 1] ?? 0;
}
