import { foreground, modelSide, personClass } from '../segment/person_classes.ts';
import { enlarge, type Photo } from '../segment/refine_matte.ts';

/** Planes of probability 0..1, `width` × `height`: half the photo's size. */
export interface ClassPlanes {
  width: number;
  height: number;
  hair: Float32Array;
  skin: Float32Array;
  foreground: Float32Array;
  /** Photo pixels per model pixel at the closest crop: the possible error of its edges. */
  grain: number;
}

const classCount = 6;

/** Scales the model's probabilities for the whole photo to half the photo's size. */
export function classPlanes(photo: Photo, probabilities: Float32Array): ClassPlanes {
  const width = Math.max(1, Math.round(photo.width / 2));
  const height = Math.max(1, Math.round(photo.height / 2));
  const wide = (plane: Float32Array) => enlarge(plane, modelSide, modelSide, width, height);
  const { hair, skin, shown } = modelPlanes(probabilities);
  const grain = Math.max(photo.width, photo.height) / modelSide;
  return { width, height, hair: wide(hair), skin: wide(skin), foreground: wide(shown), grain };
}

/** Splits probabilities into planes, in the model's own square. */
export function modelPlanes(probabilities: Float32Array) {
  const count = probabilities.length / classCount;
  const hair = new Float32Array(count);
  const skin = new Float32Array(count);
  for (let index = 0; index < count; index++) {
    const at = index * classCount;
    hair[index] = probabilities[at + personClass.hair];
    skin[index] = probabilities[at + personClass.bodySkin] + probabilities[at + personClass.faceSkin];
  }
  return { hair, skin, shown: foreground(probabilities) };
}
