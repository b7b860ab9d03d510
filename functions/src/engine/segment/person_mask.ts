import type { FaceMap } from '../compose/face_map.ts';
import { components } from './components.ts';
import { modelSide } from './person_classes.ts';
import { enlarge, type Photo } from './refine_matte.ts';
import { sideOf } from './zoomed_mask.ts';

/** Share of a person that must stand out for it to be a subject; one with a face is one anyway. */
const leastStanding = 0.2;
/** Share of a region of what stands out that must be person. */
const leastPerson = 0.04;

/**
 * The people of a photo with what they hold, 0..1, in the square of `salient`: what the person model
 * (`person`, in its own square) and the salient-object model see, joined. Passers-by who neither stand out nor have a
 * face, and things that touch no person, are left out.
 */
export function personMask(
  salient: Float32Array,
  person: Float32Array,
  faces: readonly FaceMap[],
  photo: Photo,
): Float32Array {
  const side = sideOf(salient);
  const people = enlarge(person, modelSide, modelSide, side, side);
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
  const side = sideOf(people);
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
    sideOf(plane),
  );
}
