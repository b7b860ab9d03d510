import type { Box } from '../compose/cut_out.ts';
import type { FaceMap } from '../compose/face_map.ts';
import { blendPatch } from './blend_patch.ts';
import { components } from './components.ts';
import { foreground, modelSide, type PersonClasses } from './person_classes.ts';
import type { Photo } from './refine_matte.ts';
import { boxInPhoto, roomyBox, shrinkBox } from './shrink_pixels.ts';

/** Share of a person that must stand out for it to be a subject; one with a face is one anyway. */
const leastStanding = 0.2;
/** Share of a region of what stands out that must be person. */
const leastPerson = 0.04;
/** Space around the heads for the second run, as a share of their box. */
const headMargin = 0.3;
/** A crop larger than this share of the photo would hardly show more. */
const largestCrop = 0.8;
/** Fewer photo px than this along the longer side give the model nothing more to see. */
const leastCropPx = modelSide / 2;
/** Both models are unsure in a wide rim: less than the first is background, more than the second is subject. */
const rim = { from: 0.25, to: 0.75 };

/**
 * The people of a photo with what they hold, 0..1, in the square of `salient`: what the person model
 * (`person`, in the same square) and the salient-object model see, joined. Passers-by who neither stand out nor have a
 * face, and things that touch no person, are left out.
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
  if (!kept.slice(1).includes(true)) return; // Nothing stands out: the person is the subject.
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
  return components(
    Uint8Array.from(plane, (value) => (value > 0.5 ? 1 : 0)),
    Math.sqrt(plane.length),
  );
}

/**
 * Runs the person model again on the heads alone and lays the result over `people` (0..1, the photo squeezed into a
 * square of `side`), which is changed in place. Loose hair loses most of the haze that the whole photo's run leaves.
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

/** The same mask with a narrower rim. */
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
