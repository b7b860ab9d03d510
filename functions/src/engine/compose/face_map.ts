export interface Point {
  x: number;
  y: number;
}

/** Corners and lids of an eye. Lids run from the outer corner to the inner one, corners excluded. */
export interface EyeMap {
  outer: Point;
  inner: Point;
  upper: Point[];
  lower: Point[];
}

/** Edges of an eyebrow, each from the outer end to the inner one. */
export interface BrowMap {
  upper: Point[];
  lower: Point[];
}

/**
 * Landmarks of a face, in the pixels of its cut-out. "right" is the person's own right, which is left in the
 * picture of a person who faces the camera. The face's own coordinate system has its origin between the eyes, x
 * along the line through them, y down, and the unit `scale`.
 */
export interface FaceMap {
  /** Confidence of the model, 0.5..1. */
  score: number;
  /** Distance between the outer eye corners divided by the face's height; see `turnedFrom` and `profileFrom`. */
  turned: number;
  /** Slant of the line through the eyes, radians clockwise. */
  roll: number;
  /** Distance between the centers of the eyes, px, corrected to a head that faces the camera. */
  scale: number;
  /** The point between the eyes. */
  origin: Point;
  eyes: { right: EyeMap; left: EyeMap };
  brows: { right: BrowMap; left: BrowMap };
  nose: { tip: Point; bridge: Point };
  mouth: {
    right: Point;
    left: Point;
    /** Middle of the upper lip's lower edge and of the lower lip's upper edge; they are apart in an open mouth. */
    innerTop: Point;
    innerBottom: Point;
    bottom: Point;
    /** Outline of the lips, from the right corner over the upper lip. */
    outline: Point[];
  };
  cheeks: { right: Point; left: Point; lowerRight: Point; lowerLeft: Point };
  forehead: Point;
  chin: Point;
  temples: { right: Point; left: Point };
  /** Points beside the ears. */
  sides: { right: Point; left: Point };
  /** Outline of the face, from the forehead clockwise in the picture. */
  outline: Point[];
}

/**
 * Thresholds of `turned`: below `profileFrom` the landmarks of the face's far half are invented, below `turnedFrom`
 * the face is seen from the side.
 */
export const profileFrom = 0.4;
export const turnedFrom = 0.48;

/** Whether the chin is above the eyes. */
export function isUpsideDown({ roll }: Pick<FaceMap, 'roll'>): boolean {
  return Math.cos(roll) < 0;
}

/** Moves a face by (x, y). */
export function movedFace(face: FaceMap, x: number, y: number): FaceMap {
  return mapped(face, (point) => ({ x: point.x + x, y: point.y + y }), 1);
}

/** Scales a face by `by` about (0, 0). */
export function scaledFace(face: FaceMap, by: number): FaceMap {
  return mapped(face, (point) => ({ x: point.x * by, y: point.y * by }), by);
}

function mapped(face: FaceMap, place: (point: Point) => Point, scale: number): FaceMap {
  const to = (point: Point): Point => {
    const { x, y } = place(point);
    return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
  };
  const all = (points: readonly Point[]) => points.map(to);
  const pair = <T, R>({ right, left }: { right: T; left: T }, by: (each: T) => R) => ({
    right: by(right),
    left: by(left),
  });
  const eye = (each: EyeMap): EyeMap => ({
    outer: to(each.outer),
    inner: to(each.inner),
    upper: all(each.upper),
    lower: all(each.lower),
  });
  const brow = (each: BrowMap): BrowMap => ({ upper: all(each.upper), lower: all(each.lower) });
  const { mouth, cheeks, nose } = face;
  return {
    score: face.score,
    turned: face.turned,
    roll: face.roll,
    scale: face.scale * scale,
    origin: to(face.origin),
    eyes: pair(face.eyes, eye),
    brows: pair(face.brows, brow),
    nose: { tip: to(nose.tip), bridge: to(nose.bridge) },
    mouth: {
      ...pair(mouth, to),
      innerTop: to(mouth.innerTop),
      innerBottom: to(mouth.innerBottom),
      bottom: to(mouth.bottom),
      outline: all(mouth.outline),
    },
    cheeks: { ...pair(cheeks, to), lowerRight: to(cheeks.lowerRight), lowerLeft: to(cheeks.lowerLeft) },
    forehead: to(face.forehead),
    chin: to(face.chin),
    temples: pair(face.temples, to),
    sides: pair(face.sides, to),
    outline: all(face.outline),
  };
}
