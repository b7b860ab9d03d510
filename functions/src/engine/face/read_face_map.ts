import type { BrowMap, EyeMap, FaceMap, Point } from '../compose/face_map.ts';
import type { MeshFace } from './face_mesh.ts';

/** Indices into MediaPipe's canonical face mesh. */
const mesh = {
  eyes: {
    right: {
      outer: 33,
      inner: 133,
      upper: [246, 161, 160, 159, 158, 157, 173],
      lower: [7, 163, 144, 145, 153, 154, 155],
    },
    left: {
      outer: 263,
      inner: 362,
      upper: [466, 388, 387, 386, 385, 384, 398],
      lower: [249, 390, 373, 374, 380, 381, 382],
    },
  },
  brows: {
    right: { upper: [70, 63, 105, 66, 107], lower: [46, 53, 52, 65, 55] },
    left: { upper: [300, 293, 334, 296, 336], lower: [276, 283, 282, 295, 285] },
  },
  lips: [61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291, 375, 321, 405, 314, 17, 84, 181, 91, 146],
  oval: [
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176,
    149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
  ],
} as const;

/** Distance between the eyes of a frontal face, as a share of its height. Turning the head reduces it. */
const eyesOfHeight = 0.44;

/** Names the points of a mesh, in the mesh's own pixels, rounded to a tenth. */
export function readFaceMap({ points, score }: MeshFace): FaceMap {
  const at = (index: number): Point => ({
    x: tenth(points[index * 2]),
    y: tenth(points[index * 2 + 1]),
  });
  const all = (indices: readonly number[]) => indices.map(at);
  const eye = ({ outer, inner, upper, lower }: (typeof mesh.eyes)['right' | 'left']): EyeMap => ({
    outer: at(outer),
    inner: at(inner),
    upper: all(upper),
    lower: all(lower),
  });
  const brow = ({ upper, lower }: (typeof mesh.brows)['right' | 'left']): BrowMap => ({
    upper: all(upper),
    lower: all(lower),
  });
  const eyes = { right: eye(mesh.eyes.right), left: eye(mesh.eyes.left) };
  const [right, left] = [
    middle(eyes.right.outer, eyes.right.inner),
    middle(eyes.left.outer, eyes.left.inner),
  ];
  const [forehead, chin] = [at(10), at(152)];
  const height = Math.max(1, distance(forehead, chin));
  return {
    score: Math.round(score * 1000) / 1000,
    turned: Math.round((distance(eyes.right.outer, eyes.left.outer) / height) * 1000) / 1000,
    roll: Math.round(Math.atan2(left.y - right.y, left.x - right.x) * 1000) / 1000,
    scale: tenth(Math.max(distance(right, left), eyesOfHeight * height)),
    origin: middle(right, left),
    eyes,
    brows: { right: brow(mesh.brows.right), left: brow(mesh.brows.left) },
    nose: { tip: at(1), bridge: at(168) },
    mouth: {
      right: at(61),
      left: at(291),
      innerTop: at(13),
      innerBottom: at(14),
      bottom: at(17),
      outline: all(mesh.lips),
    },
    cheeks: { right: at(50), left: at(280), lowerRight: at(205), lowerLeft: at(425) },
    forehead,
    chin,
    temples: { right: at(127), left: at(356) },
    sides: { right: at(234), left: at(454) },
    outline: all(mesh.oval),
  };
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

function middle(one: Point, other: Point): Point {
  return { x: tenth((one.x + other.x) / 2), y: tenth((one.y + other.y) / 2) };
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
