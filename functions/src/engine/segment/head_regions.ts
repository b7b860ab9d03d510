import type { Box } from '../compose/cut_out.ts';
import { bounds, components } from './components.ts';
import { personClass } from './person_classes.ts';

/** Share of the picture from which a region of face skin counts as a face. */
const leastFace = 0.0012;
/** Faces smaller than this share of the largest are passers-by. */
const leastOfLargest = 0.25;
/** Largest aspect ratio of a head, and smallest share of skin in it. */
const mostStretched = 2.4;
const leastSkin = 0.1;

/** A region of hair and face in the model's square; `isPlausible` if it has the shape of a head. */
export interface HeadRegion extends Box {
  isPlausible: boolean;
}

/**
 * Finds the heads that the person model sees, largest face first. `classes` is the most probable class of each
 * pixel, `side` × `side`. A head reaches from the top of the hair to the chin; hair below the chin is excluded.
 */
export function headRegions(classes: Uint8Array, side: number): HeadRegion[] {
  const faces = components(maskOf(classes, [personClass.faceSkin]), side);
  const heads = components(maskOf(classes, [personClass.faceSkin, personClass.hair]), side);
  const largest = Math.max(0, ...faces.areas);
  const wanted = faces.areas
    .map((area, label) => ({ area, label }))
    .filter(
      ({ area, label }) => label > 0 && area >= side * side * leastFace && area >= largest * leastOfLargest,
    )
    .sort((left, right) => right.area - left.area);
  return wanted.flatMap(({ area, label }) => {
    const face = bounds((at) => faces.labels[at] === label, side, side);
    if (!face) return [];
    const inside = faces.labels.indexOf(label);
    const head = heads.labels[inside];
    const wide = face.right - face.left;
    const box = bounds(
      (at) => {
        const x = at % side;
        const y = Math.floor(at / side);
        return heads.labels[at] === head && y < face.bottom && x > face.left - wide && x < face.right + wide;
      },
      side,
      side,
    );
    return box ? [{ ...box, isPlausible: isPlausible(box, area) }] : [];
  });
}

function isPlausible({ left, top, right, bottom }: Box, faceArea: number): boolean {
  const [width, height] = [right - left, bottom - top];
  const longer = Math.max(width, height);
  return longer <= Math.min(width, height) * mostStretched && faceArea >= width * height * leastSkin;
}

function maskOf(classes: Uint8Array, wanted: readonly number[]): Uint8Array {
  return classes.map((value) => (wanted.includes(value) ? 1 : 0));
}
