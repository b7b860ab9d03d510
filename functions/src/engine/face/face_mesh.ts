import { loadModel } from '../segment/model.ts';
import type { Photo } from '../segment/refine_matte.ts';
import { type Square, sampleSquare } from './sample_square.ts';

/** The 468 points of a face in a photo's pixels, x and y alternating; `score` is the confidence, 0..1. */
export interface MeshFace {
  points: Float32Array;
  score: number;
}

/** Finds the points of the face that a detector found in `square`; null if there is none. */
export type FaceMesh = (photo: Photo, square: Square) => Promise<MeshFace | null>;

/** Side of the model's input, px. */
const inputSide = 192;
const pointCount = 468;
/** Enlargement of the detector's square, and of the square around the points of the first run. */
const room = 1.5;
/** Score that justifies a second run, and score from which it counts as a face afterwards. */
const worthAnotherLook = 0.2;
const present = 0.5;
/** Outer corners of the eyes. */
const outerEyes = [33, 263] as const;

/** Loads MediaPipe's face mesh. */
export async function loadFaceMesh(): Promise<FaceMesh> {
  const model = await loadModel('face_landmark.onnx');
  const meshIn = async (photo: Photo, square: Square): Promise<MeshFace> => {
    const input = sampleSquare(photo, square, inputSide, 0, 1);
    const outputs = await model(input, [1, inputSide, inputSide, 3]);
    const points = outputs.find(({ length }) => length === pointCount * 3);
    const flag = outputs.find(({ length }) => length === 1);
    if (!points || !flag) throw new Error('The face mesh gave no output.');
    return { points: placed(points, square), score: 1 / (1 + Math.exp(-flag[0])) };
  };
  return async (photo, square) => {
    const first = await meshIn(photo, { ...square, side: square.side * room });
    if (first.score < worthAnotherLook) return null;
    const second = await meshIn(photo, squareAround(first.points));
    return second.score >= present ? second : null;
  };
}

/** Converts points from the model's pixels to the photo's. */
function placed(points: Float32Array, { x, y, side, angle }: Square): Float32Array {
  const result = new Float32Array(pointCount * 2);
  const scale = side / inputSide;
  for (let point = 0; point < pointCount; point++) {
    const across = (points[point * 3] - inputSide / 2) * scale;
    const down = (points[point * 3 + 1] - inputSide / 2) * scale;
    result[point * 2] = x + across * Math.cos(angle) - down * Math.sin(angle);
    result[point * 2 + 1] = y + across * Math.sin(angle) + down * Math.cos(angle);
  }
  return result;
}

/** A square around the points, rotated by the outer corners of the eyes. */
function squareAround(points: Float32Array): Square {
  const [right, left] = outerEyes;
  const angle = Math.atan2(
    points[left * 2 + 1] - points[right * 2 + 1],
    points[left * 2] - points[right * 2],
  );
  const cosine = Math.cos(angle);
  const sine = Math.sin(angle);
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (let at = 0; at < points.length; at += 2) {
    const along = points[at] * cosine + points[at + 1] * sine;
    const down = points[at + 1] * cosine - points[at] * sine;
    box.left = Math.min(box.left, along);
    box.right = Math.max(box.right, along);
    box.top = Math.min(box.top, down);
    box.bottom = Math.max(box.bottom, down);
  }
  const along = (box.left + box.right) / 2;
  const down = (box.top + box.bottom) / 2;
  return {
    x: along * cosine - down * sine,
    y: along * sine + down * cosine,
    side: Math.max(box.right - box.left, box.bottom - box.top) * room,
    angle,
  };
}
