import type { Box, Head } from '../cut_out.ts';
import { faceFrame, toFrame } from '../expression/face_frame.ts';
import { type FaceMap, isUpsideDown, profileFrom } from '../face_map.ts';
import type { SubjectPlace } from '../subject_picture.ts';
import type { SubjectRaster } from '../subject_raster.ts';

/**
 * Coordinate system of a head: origin between the eyes, x along the line through them, y down, lengths in `unit` px
 * (the distance between the eyes). `top` is the extent up to the end of the hair, `chin` down; `side` is half the
 * head's width.
 */
export interface HeadFrame {
  readonly x: number;
  readonly y: number;
  /** Radians clockwise. */
  readonly roll: number;
  readonly unit: number;
  readonly top: number;
  readonly chin: number;
  readonly side: number;
  /**
   * Whether the positions of eyes and mouth are known; otherwise the frame is estimated from a box or a silhouette.
   */
  readonly hasFace: boolean;
  /** Extent of the face beside the cheeks, units: smaller on the far side of a turned face. */
  readonly cheeks?: { readonly right: number; readonly left: number };
  /** Mirrored: x points left. */
  readonly flip: boolean;
}

const typicalTop = 1.9;
const typicalChin = 1.55;
const solidFrom = 64;
const frames = new WeakMap<SubjectRaster, HeadFrame>();

/** Frame of a pose's main head, in the pose's own pixels; without a head, of the upper end of the silhouette. */
export function poseHead(raster: SubjectRaster): HeadFrame {
  const known = frames.get(raster);
  if (known) return known;
  const [head] = raster.heads;
  const frame = head?.face ? frameOfFace(head, head.face) : frameOfBox(head ?? upperEnd(raster));
  frames.set(raster, frame);
  return frame;
}

/** Frames of a pose's heads with known faces, the main one first. */
export function poseHeads({ heads }: Pick<SubjectRaster, 'heads'>): HeadFrame[] {
  return heads.flatMap((head) => (head.face ? frameOfFace(head, head.face) : []));
}

function frameOfFace(head: Head, face: FaceMap): HeadFrame {
  const { origin, roll, scale, chin, turned } = face;
  const own = faceFrame(face);
  const edges = face.outline.map((point) => toFrame(own, point)).filter(({ y }) => y > 0.2 && y < 0.9);
  const reach = Math.hypot(chin.x - origin.x, chin.y - origin.y) / scale;
  return {
    x: origin.x,
    y: origin.y,
    roll,
    unit: scale,
    top: Math.max(1.2, (isUpsideDown(face) ? head.bottom - origin.y : origin.y - head.top) / scale),
    chin: reach,
    side: Math.max(1, (head.right - head.left) / 2 / scale),
    hasFace: turned >= profileFrom,
    cheeks: {
      right: Math.max(0, ...edges.map(({ x }) => -x)),
      left: Math.max(0, ...edges.map(({ x }) => x)),
    },
    flip: false,
  };
}

function frameOfBox({ left, right, top, bottom }: Box): HeadFrame {
  const unit = (bottom - top) / (typicalTop + typicalChin);
  return {
    x: (left + right) / 2,
    y: top + typicalTop * unit,
    roll: 0,
    unit,
    top: typicalTop,
    chin: typicalChin,
    side: (right - left) / 2 / unit,
    hasFace: false,
    flip: false,
  };
}

/** A box at the upper end of a subject without a head, as wide as the subject is there. */
function upperEnd({ width, height, pixels }: SubjectRaster): Box {
  const solid = (x: number, y: number) => pixels[(y * width + x) * 4 + 3] > solidFrom;
  const rowReach = (y: number) => {
    let left = 0;
    while (left < width && !solid(left, y)) left++;
    let right = width;
    while (right > left && !solid(right - 1, y)) right--;
    return { left, right };
  };
  let top = 0;
  while (top < height - 1 && rowReach(top).right - rowReach(top).left < 4) top++;
  const reaches = [0.12, 0.18, 0.25].map((share) =>
    rowReach(Math.min(height - 1, Math.round(top + share * height))),
  );
  const left = Math.min(...reaches.map((reach) => reach.left));
  const right = Math.max(...reaches.map((reach) => reach.right));
  const middle = (left + right) / 2;
  const half = Math.max(width * 0.14, Math.min((right - left) / 2, width * 0.36, height * 0.4));
  return { left: middle - half, right: middle + half, top, bottom: Math.min(height, top + half * 2.3) };
}

/** Converts a frame from the pose to the canvas, for a subject at `place`. */
export function placedHead(head: HeadFrame, raster: SubjectRaster, place: SubjectPlace): HeadFrame {
  const across = (head.x - raster.width / 2) * (place.flip ? -1 : 1) * place.scale;
  const down = (head.y - raster.height / 2) * place.scale;
  const [cos, sin] = [Math.cos(place.tilt), Math.sin(place.tilt)];
  return {
    ...head,
    x: place.x + across * cos - down * sin,
    y: place.y + across * sin + down * cos,
    roll: place.tilt + (place.flip ? -head.roll : head.roll),
    unit: head.unit * place.scale,
    flip: place.flip !== head.flip,
  };
}

/** Converts a point from the frame (units) to px. */
export function pointAt(
  { x, y, roll, unit, flip }: HeadFrame,
  across: number,
  down: number,
): { x: number; y: number } {
  const [cos, sin] = [Math.cos(roll), Math.sin(roll)];
  const [right, below] = [(flip ? -across : across) * unit, down * unit];
  return { x: x + right * cos - below * sin, y: y + right * sin + below * cos };
}

/** Converts a point from px to the frame (units). */
export function inFrame(
  { x, y, roll, unit, flip }: HeadFrame,
  point: { readonly x: number; readonly y: number },
): { across: number; down: number } {
  const [cos, sin] = [Math.cos(roll), Math.sin(roll)];
  const [right, below] = [point.x - x, point.y - y];
  const across = (right * cos + below * sin) / unit;
  return { across: flip ? -across : across, down: (below * cos - right * sin) / unit };
}

/**
 * Converts a point relative to the head's extent to px: across −1 to 1 from side to side, down −1 to 1 from hair to
 * chin.
 */
export function pointBy(head: HeadFrame, across: number, down: number): { x: number; y: number } {
  const middle = (head.chin - head.top) / 2;
  return pointAt(head, across * head.side, middle + (down * (head.chin + head.top)) / 2);
}

/** Mean radius of the head, px. */
export function headRadius({ top, chin, side, unit }: HeadFrame): number {
  return (((top + chin) / 2 + side) / 2) * unit;
}
