import { loadModel } from '../segment/model.ts';
import type { Photo } from '../segment/refine_matte.ts';
import { type Square, sampleSquare } from './sample_square.ts';

/** A detected face: the square around it, rotated upright by its eyes. Score 0..1. */
export interface Detection extends Square {
  score: number;
}

/** Detects faces in an upright square of a photo, highest score first. */
export type FaceDetector = (photo: Photo, square: Square) => Promise<Detection[]>;

/** Side of the model's input, px. */
const inputSide = 128;
/** Grids of anchors: cells along a side, and anchors in each cell. */
const grids = [
  { cells: 16, anchors: 2 },
  { cells: 8, anchors: 6 },
] as const;
const anchorCount = 896;
/** Values of each anchor: center, size, and six points, the eyes first. */
const valuesOfAnchor = 16;
const leastScore = 0.5;
/** Detections with a larger intersection over union show the same face. */
const sameFace = 0.3;

/** Loads BlazeFace short range. */
export async function loadFaceDetector(): Promise<FaceDetector> {
  const model = await loadModel('face_detection_short_range.onnx');
  const anchors = anchorMiddles();
  return async (photo, square) => {
    const input = sampleSquare(photo, square, inputSide, -1, 1);
    const outputs = await model(input, [1, inputSide, inputSide, 3]);
    const values = outputs.find(({ length }) => length === anchorCount * valuesOfAnchor);
    const scores = outputs.find(({ length }) => length === anchorCount);
    if (!values || !scores) throw new Error('The face detector gave no output.');
    return suppressed(decoded(values, scores, anchors, square));
  };
}

/** Center (x, y) of each anchor, 0..1. */
function anchorMiddles(): Float32Array {
  const middles: number[] = [];
  for (const { cells, anchors } of grids) {
    for (let cell = 0; cell < cells * cells; cell++) {
      const x = ((cell % cells) + 0.5) / cells;
      const y = (Math.floor(cell / cells) + 0.5) / cells;
      for (let anchor = 0; anchor < anchors; anchor++) middles.push(x, y);
    }
  }
  return Float32Array.from(middles);
}

function decoded(
  values: Float32Array,
  scores: Float32Array,
  anchors: Float32Array,
  { x, y, side }: Square,
): Detection[] {
  const found: Detection[] = [];
  for (const [anchor, raw] of scores.entries()) {
    const score = 1 / (1 + Math.exp(-raw));
    if (score < leastScore) continue;
    const at = anchor * valuesOfAnchor;
    const value = (index: number) => values[at + index] / inputSide;
    const placeX = (index: number) => x + (anchors[anchor * 2] + value(index) - 0.5) * side;
    const placeY = (index: number) => y + (anchors[anchor * 2 + 1] + value(index) - 0.5) * side;
    const angle = Math.atan2(placeY(7) - placeY(5), placeX(6) - placeX(4));
    const longer = Math.max(value(2), value(3)) * side;
    found.push({ x: placeX(0), y: placeY(1), side: longer, angle, score });
  }
  return found.toSorted((left, right) => right.score - left.score);
}

/** Non-maximum suppression: keeps the best detection of each face. */
function suppressed(found: readonly Detection[]): Detection[] {
  const kept: Detection[] = [];
  for (const each of found) if (!kept.some((other) => overlap(each, other) > sameFace)) kept.push(each);
  return kept;
}

/** Intersection over union, treating both squares as upright. */
function overlap(left: Square, right: Square): number {
  const along = (a: number, b: number) =>
    Math.max(
      0,
      Math.min(a + left.side / 2, b + right.side / 2) - Math.max(a - left.side / 2, b - right.side / 2),
    );
  const both = along(left.x, right.x) * along(left.y, right.y);
  return both / (left.side ** 2 + right.side ** 2 - both);
}
