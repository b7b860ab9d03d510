import type { Box } from '../compose/cut_out.ts';
import type { Photo } from '../segment/refine_matte.ts';
import type { Detection, FaceDetector } from './detect_faces.ts';
import type { FaceMesh, MeshFace } from './face_mesh.ts';
import type { Square } from './sample_square.ts';

export interface FaceModels {
  faceDetector: FaceDetector;
  faceMesh: FaceMesh;
}

/** Enlargement of a head's box for the detector, which misses small faces in a whole photo. */
const headRoom = 1.6;
/** Limit of heads that are searched separately. */
const mostHeads = 12;
/** Below this score, the detected face may be upside down. */
const sureUpright = 0.75;

/**
 * Finds the faces of a photo, main face (highest score and size) first.
 *
 * @param heads boxes in photo px that are searched separately, because the detector misses small faces in the whole
 *   photo.
 */
export async function findFaces(
  photo: Photo,
  heads: readonly Box[],
  { faceDetector, faceMesh }: FaceModels,
): Promise<MeshFace[]> {
  const middle = { x: photo.width / 2, y: photo.height / 2 };
  const squares: Square[] = [
    { ...middle, side: Math.max(photo.width, photo.height), angle: 0 },
    ...heads.slice(0, mostHeads).map(squareAround),
  ];
  const detections: Detection[] = [];
  for (const square of squares) {
    for (const found of await faceDetector(photo, square)) {
      if (!detections.some((other) => isSamePlace(other, found))) detections.push(found);
    }
  }
  const faces: MeshFace[] = [];
  for (const detection of detections) {
    const face = await faceOf(photo, detection, faceMesh);
    if (face) faces.push(face);
  }
  const ranked = faces.toSorted((left, right) => weightOf(right) - weightOf(left));
  return ranked.filter((face, index) => !ranked.slice(0, index).some((better) => isSameFace(face, better)));
}

/**
 * The mesh also finds a face in an upside-down one, with the chin as forehead; the correct orientation scores
 * higher.
 */
async function faceOf(photo: Photo, seen: Detection, faceMesh: FaceMesh): Promise<MeshFace | null> {
  const upright = await faceMesh(photo, seen);
  if (seen.score >= sureUpright) return upright;
  const turned = await faceMesh(photo, { ...seen, angle: seen.angle + Math.PI });
  return turned && turned.score > (upright?.score ?? 0) ? turned : upright;
}

function squareAround({ left, top, right, bottom }: Box): Square {
  const side = Math.max(right - left, bottom - top) * headRoom;
  return { x: (left + right) / 2, y: (top + bottom) / 2, side, angle: 0 };
}

function isSamePlace(one: Square, other: Square): boolean {
  const larger = Math.max(one.side, other.side);
  const smaller = Math.min(one.side, other.side);
  return Math.hypot(one.x - other.x, one.y - other.y) < smaller / 4 && smaller > larger * 0.6;
}

interface Extent {
  x: number;
  y: number;
  size: number;
}

function extentOf({ points }: MeshFace): Extent {
  const xs = points.filter((_, at) => at % 2 === 0);
  const ys = points.filter((_, at) => at % 2 === 1);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return { x: (left + right) / 2, y: (top + bottom) / 2, size: Math.max(right - left, bottom - top) };
}

function weightOf(face: MeshFace): number {
  return face.score * extentOf(face).size;
}

function isSameFace(one: MeshFace, other: MeshFace): boolean {
  const [left, right] = [extentOf(one), extentOf(other)];
  return Math.hypot(left.x - right.x, left.y - right.y) < Math.max(left.size, right.size) / 2;
}
