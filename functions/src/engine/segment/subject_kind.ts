import type { FaceMap } from '../compose/face_map.ts';
import { modelSide, personClass } from './person_classes.ts';
import type { Photo } from './refine_matte.ts';
import { salientSide } from './salient_mask.ts';

/** Output of the models for a photo: the person model's class of each pixel, saliency, and faces in photo px. */
export interface Seen {
  classes: Uint8Array;
  salient: Float32Array;
  faces: readonly FaceMap[];
  photo: Photo;
}

/** Score from which a face proves a person: fur, bark and lit metal score lower. */
const sureFace = 0.9;
/** Smallest share of clothes in a person without a face; less of an animal's fur is classified as clothes. */
const leastClothes = 0.5;

/**
 * Whether the picture shows a person. A face proves it if it is salient, if nothing is salient, or if more than 30
 * % of the salient part is person. A person seen from behind has hair, and clothes make up at least half of the
 * salient part; less of an animal's fur is classified as clothes.
 */
export function isPerson({ classes, salient, photo, ...seen }: Seen): boolean {
  const faces = seen.faces.filter(({ score }) => score >= sureFace);
  if (faces.some((face) => meanIn(salient, face, photo) > 0.3)) return true;
  const { standing, person, clothes, hair, skin } = sharesOfStanding(classes, salient);
  if (faces.length > 0 && person > 0.3) return true;
  if (standing < 0.01) return faces.length > 0;
  return person >= 0.7 && clothes >= leastClothes && hair + skin >= 0.04;
}

/** Share of the salient part classified as person from which the subject may be a person. */
const maybePerson = 0.3;
/** Intersection over union from which two cut-outs look the same to people. */
const alike = 0.85;

/**
 * Whether to ask the person: the subject may be a person, and its cut-out as a person differs from that as a thing.
 * `person` returns the mask of the people, in the square of `salient`.
 */
export function isUnsure(seen: Seen, person: () => Float32Array): boolean {
  const mayBePerson =
    seen.faces.length > 0 || sharesOfStanding(seen.classes, seen.salient).person >= maybePerson;
  return mayBePerson && agreement(person(), seen.salient) < alike;
}

function agreement(one: Float32Array, other: Float32Array): number {
  let both = 0;
  let either = 0;
  for (let at = 0; at < one.length; at++) {
    const inOne = one[at] > 0.5;
    const inOther = other[at] > 0.5;
    if (inOne && inOther) both++;
    if (inOne || inOther) either++;
  }
  return either === 0 ? 1 : both / either;
}

/** Shares of the salient part by class of the person model; `standing` is the salient share of the picture. */
function sharesOfStanding(classes: Uint8Array, salient: Float32Array) {
  const counts = new Array<number>(6).fill(0);
  let total = 0;
  for (let at = 0; at < salient.length; at++) {
    if (salient[at] <= 0.5) continue;
    const x = Math.floor((((at % salientSide) + 0.5) * modelSide) / salientSide);
    const y = Math.floor(((Math.floor(at / salientSide) + 0.5) * modelSide) / salientSide);
    const value = classes[y * modelSide + x];
    counts[value] += 1;
    total++;
  }
  const share = (of: number) => counts[of] / Math.max(1, total);
  return {
    standing: total / salient.length,
    person: 1 - share(personClass.background),
    clothes: share(personClass.clothes),
    hair: share(personClass.hair),
    skin: share(personClass.bodySkin) + share(personClass.faceSkin),
  };
}

/** Mean of a plane in the model's square over the bounding box of a face's outline. */
function meanIn(salient: Float32Array, { outline }: FaceMap, { width, height }: Photo): number {
  const xs = outline.map(({ x }) => (x * salientSide) / width);
  const ys = outline.map(({ y }) => (y * salientSide) / height);
  const inside = (value: number) => Math.min(salientSide - 1, Math.max(0, Math.floor(value)));
  let sum = 0;
  let count = 0;
  for (let y = inside(Math.min(...ys)); y <= inside(Math.max(...ys)); y++) {
    for (let x = inside(Math.min(...xs)); x <= inside(Math.max(...xs)); x++) {
      sum += salient[y * salientSide + x];
      count++;
    }
  }
  return sum / count;
}
