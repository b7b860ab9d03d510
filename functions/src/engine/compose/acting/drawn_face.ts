import type { Acting, FacePlace } from '../../../domain/acting/acting.ts';
import { subjectAnchors } from '../subject_anchors.ts';
import type { SubjectPlace } from '../subject_picture.ts';
import type { SubjectRaster } from '../subject_raster.ts';
import type { FeatureSpots } from './drawn_features.ts';
import { type HeadFrame, poseHead } from './head_frame.ts';

/** Unit of a drawn face, as a share of the radius of its circle. */
const unitOfRadius = 0.62;
/**
 * Smallest unit of a thing's face, as a share of its longer side: on thin things the face is wider than the thing.
 */
const leastUnit = 0.1;
/** Distance of the eyes above the circle's center, units. */
const eyesAbove = 0.28;
/** Positions of its features. */
export const drawnFaceSpots: FeatureSpots = {
  eyes: { right: { x: -0.56, y: 0, room: 9 }, left: { x: 0.56, y: 0, room: 9 } },
  mouth: { x: 0, y: 0.58, room: 9 },
};

type DrawnFace = NonNullable<Acting['drawnFace']>;

/**
 * Finds where to draw a face on a subject without one, in the pose's own pixels: at the center of the subject's
 * largest inscribed circle, or where the acting puts it. Returns null for a subject with a face of its own or
 * without solid pixels.
 */
export function drawnFaceHead(raster: SubjectRaster, { x, y, scale }: DrawnFace): HeadFrame | null {
  const [head] = raster.heads;
  if (head?.face) return null;
  const own = head ? poseHead(raster) : anchoredHead(raster);
  if (!own) return null;
  const unit = own.unit * scale;
  const at = {
    x: x === null ? own.x : x * raster.width,
    y: y === null ? own.y : y * raster.height,
  };
  return {
    ...at,
    roll: 0,
    unit,
    hasFace: true,
    flip: false,
    top: (own.top * own.unit + at.y - own.y) / unit,
    chin: (own.chin * own.unit - at.y + own.y) / unit,
    side: (own.side * own.unit) / unit,
  };
}

/** Placement of a subject on the canvas, and its own size, px. */
export type PlacedSubject = SubjectPlace & { readonly width: number; readonly height: number };

/** What a picture tells about its face: the position of the head, and the subject. */
interface ShownFace {
  readonly head: Pick<HeadFrame, 'x' | 'y'>;
  readonly subject: PlacedSubject;
}

/**
 * Moves a face by px of the canvas, within the subject's box. A face at its automatic position starts from where
 * the picture shows it.
 */
export function withFaceMoved(
  place: FacePlace,
  { head, subject }: ShownFace,
  by: { readonly x: number; readonly y: number },
): FacePlace {
  const own = sharesOf(subject, head.x - subject.x, head.y - subject.y);
  const moved = sharesOf(subject, by.x, by.y);
  return {
    scale: place.scale,
    x: shareIn((place.x ?? own.x + 0.5) + moved.x),
    y: shareIn((place.y ?? own.y + 0.5) + moved.y),
  };
}

/** Converts a vector on the canvas, px, to shares of the subject's width and height. */
function sharesOf({ width, height, scale, tilt, flip }: PlacedSubject, right: number, below: number) {
  const [cos, sin] = [Math.cos(tilt), Math.sin(tilt)];
  return {
    x: ((right * cos + below * sin) * (flip ? -1 : 1)) / (width * scale),
    y: (below * cos - right * sin) / (height * scale),
  };
}

function shareIn(share: number): number {
  return Math.round(Math.max(0, Math.min(1, share)) * 10_000) / 10_000;
}

function anchoredHead(raster: SubjectRaster): HeadFrame | null {
  const anchors = subjectAnchors(raster);
  if (!anchors) return null;
  const { middle, radius, top, left, right } = anchors;
  const unit = Math.max(radius * unitOfRadius, Math.max(raster.width, raster.height) * leastUnit);
  const y = middle.y - eyesAbove * unit;
  return {
    x: middle.x,
    y,
    unit,
    roll: 0,
    flip: false,
    hasFace: true,
    top: Math.max(1, (y - top.y) / unit),
    chin: (middle.y + radius - y) / unit,
    side: (right.x - left.x) / 2 / unit,
  };
}
