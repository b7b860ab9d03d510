import type { Box } from '../compose/cut_out.ts';
import type { FaceMap } from '../compose/face_map.ts';
import { blendPatch } from './blend_patch.ts';
import { components, maskAbove } from './components.ts';
import { foreground, modelSide, type PersonClasses } from './person_classes.ts';
import type { Photo } from './refine_matte.ts';
import { boxInPhoto, roomyBox, shrinkBox } from './shrink_pixels.ts';

/** Share of a person that must be salient for it to be a subject; a person with a face always is. */
const leastStanding = 0.2;
/** Share of a salient region that must be person. */
const leastPerson = 0.04;
/** Margin around the heads for the second run, as a share of their box. */
const headMargin = 0.3;
/** A crop larger than this share of the photo would hardly show more detail. */
const largestCrop = 0.8;
/** A crop with fewer photo px along its longer side has no more detail for the model. */
const leastCropPx = modelSide / 2;
/** Both models are unsure in a wide rim: below `from` is background, above `to` is subject. */
const rim = { from: 0.25, to: 0.75 };

/**
 * Computes the mask of a photo's people with what they hold, 0..1, in the square of `salient`: joins the person
 * model's result (`person`, in the same square) with the salient-object model's. Leaves out passers-by who neither
 * stand out nor have a face, and objects that touch no person.
 */
export function personMask(
  salient: Float32Array,
  person: Float32Array,
  faces: readonly FaceMap[],
  photo: Photo,
): Float32Array {
  const people = person.slice();
  dropPassersBy(people, salient, faces, photo);
  const joined = people.map((value, at) => Math.max(value, salient[at]));
  dropThings(joined, people);
  return joined;
}

function dropPassersBy(
  people: Float32Array,
  salient: Float32Array,
  faces: readonly FaceMap[],
  photo: Photo,
): void {
  const side = Math.sqrt(people.length);
  const { labels, areas } = regionsOf(people);
  const standing = areas.map(() => 0);
  for (let at = 0; at < labels.length; at++) {
    const label = labels[at];
    if (salient[at] > 0.5) standing[label] += 1;
  }
  const kept = areas.map((area, label) => label > 0 && standing[label] >= area * leastStanding);
  for (const { origin } of faces) {
    const x = Math.floor((origin.x * side) / photo.width);
    const y = Math.floor((origin.y * side) / photo.height);
    if (x >= 0 && y >= 0 && x < side && y < side) kept[labels[y * side + x]] = true;
  }
  if (!kept.slice(1).includes(true)) return; // Nothing is salient, so the person is the subject.
  for (let at = 0; at < labels.length; at++) {
    const label = labels[at];
    if (label > 0 && !kept[label]) people[at] = 0;
  }
}

function dropThings(joined: Float32Array, people: Float32Array): void {
  const { labels, areas } = regionsOf(joined);
  const shared = areas.map(() => 0);
  for (let at = 0; at < labels.length; at++) {
    const label = labels[at];
    if (people[at] > 0.5) shared[label] += 1;
  }
  for (let at = 0; at < labels.length; at++) {
    const label = labels[at];
    if (label > 0 && shared[label] < areas[label] * leastPerson) joined[at] = 0;
  }
}

function regionsOf(plane: Float32Array) {
  return components(maskAbove(plane, 0.5), Math.sqrt(plane.length));
}

/**
 * Runs the person model again on the crop around the heads and blends the result into `people` (0..1, the photo
 * squeezed into a square of `side`) in place. This removes most of the haze around loose hair.
 */
export async function refineHeads(
  photo: Photo,
  people: Float32Array,
  side: number,
  heads: readonly Box[],
  personClasses: PersonClasses,
): Promise<void> {
  const box = boxOfHeads(heads, photo, side);
  if (!box || (box.right - box.left) * (box.bottom - box.top) > largestCrop * side * side) return;
  const crop = boxInPhoto(box, photo, side);
  if (Math.max(crop.right - crop.left, crop.bottom - crop.top) < leastCropPx) return;
  const probabilities = await personClasses(shrinkBox(photo, crop, modelSide));
  blendPatch(people, { width: side, height: side }, foreground(probabilities), modelSide, box);
}

/** Narrows the soft rim of a mask. */
export function narrowRim(mask: Float32Array): Float32Array {
  return mask.map((value) => Math.min(1, Math.max(0, (value - rim.from) / (rim.to - rim.from))));
}

/** The box around all heads with a margin, in px of the square; null without heads. */
function boxOfHeads(heads: readonly Box[], { width, height }: Photo, side: number): Box | null {
  if (heads.length === 0) return null;
  const box = {
    left: Math.min(...heads.map((head) => head.left)),
    top: Math.min(...heads.map((head) => head.top)),
    right: Math.max(...heads.map((head) => head.right)),
    bottom: Math.max(...heads.map((head) => head.bottom)),
  };
  const scale = { across: side / width, down: side / height };
  return roomyBox(box, headMargin, scale, { width: side, height: side });
}
