import type { Box } from '../compose/cut_out.ts';
import { type FaceMap, isUpsideDown } from '../compose/face_map.ts';
import { modelSide, personClass } from '../segment/person_classes.ts';
import type { Photo } from '../segment/refine_matte.ts';

/** Typical extent of a head from the point between the eyes, in the face's own unit. */
const usual = { top: 1.7, sides: 1.35 } as const;
/** Largest extent of its hair. */
const most = { top: 2.9, sides: 2.3 } as const;

/**
 * Finds the box of a face's head in photo px, from the top of the hair to the chin: the face's outline plus the
 * hair that the person model sees around it (`classes`, in its own square) and that is nearer to this face than to
 * `others`.
 */
export function headOf(face: FaceMap, others: readonly FaceMap[], classes: Uint8Array, photo: Photo): Box {
  const { origin, scale, outline, chin } = face;
  const xs = outline.map(({ x }) => x);
  const ys = outline.map(({ y }) => y);
  const hair = hairAround(face, others, classes, photo);
  const isTurned = isUpsideDown(face);
  // The typical extent is used only if the extent of the hair is unknown.
  const crown = hair ? hair[isTurned ? 'bottom' : 'top'] : origin.y + scale * usual.top * (isTurned ? 1 : -1);
  const ends = [...ys, chin.y, crown];
  const sides = hair
    ? [hair.left, hair.right]
    : [origin.x - scale * usual.sides, origin.x + scale * usual.sides];
  const box = {
    left: Math.min(...xs, ...sides),
    top: Math.min(...ends),
    right: Math.max(...xs, ...sides),
    bottom: Math.max(...ends),
  };
  return {
    left: Math.max(0, box.left),
    top: Math.max(0, box.top),
    right: Math.min(photo.width, box.right),
    bottom: Math.min(photo.height, box.bottom),
  };
}

/** Extent of hair and face skin near a face, above its chin; null if the model sees none. */
function hairAround(
  face: FaceMap,
  others: readonly FaceMap[],
  classes: Uint8Array,
  photo: Photo,
): Box | null {
  const { origin, scale, chin } = face;
  const [across, down] = [photo.width / modelSide, photo.height / modelSide];
  const cell = (value: number, size: number) => Math.min(modelSide, Math.max(0, Math.round(value / size)));
  const columns = [
    cell(origin.x - scale * most.sides, across),
    cell(origin.x + scale * most.sides, across),
  ] as const;
  const ends = isUpsideDown(face)
    ? [chin.y, origin.y + scale * most.top]
    : [origin.y - scale * most.top, chin.y];
  const rows = ends.map((end) => cell(end, down));
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (let y = rows[0]; y < rows[1]; y++) {
    for (let x = columns[0]; x < columns[1]; x++) {
      const value = classes[y * modelSide + x];
      if (value !== personClass.hair && value !== personClass.faceSkin) continue;
      const own = distance(face, x * across, y * down);
      if (others.some((other) => distance(other, x * across, y * down) < own)) continue;
      box.left = Math.min(box.left, x * across);
      box.right = Math.max(box.right, (x + 1) * across);
      box.top = Math.min(box.top, y * down);
      box.bottom = Math.max(box.bottom, (y + 1) * down);
    }
  }
  return box.right > box.left ? box : null;
}

/** Distance of a point from a face, in the face's unit. */
function distance({ origin, scale }: FaceMap, x: number, y: number): number {
  return Math.hypot(x - origin.x, y - origin.y) / scale;
}
