import type { Expression } from '../expression/expressions.ts';
import { eyeMiddle, faceFrame, toFrame } from '../expression/face_frame.ts';
import type { FaceMap, Point } from '../face_map.ts';
import type { Context } from '../surface.ts';
import { eyeShapes, mouthShapes } from './feature_shapes.ts';
import { type HeadFrame, pointAt } from './head_frame.ts';
import type { DrawingStyle } from './palette.ts';
import { drawShapes } from './pen.ts';

/** `room`: largest horizontal extent, units. */
interface Spot extends Point {
  readonly room: number;
}

/** Positions of drawn features, in the head's coordinate system. */
export interface FeatureSpots {
  readonly eyes: { readonly right: Spot; readonly left: Spot };
  readonly mouth: Spot;
}

/** Radius of a drawn eye and mouth of standard size, units. */
const eyeSize = 0.36;
const mouthSize = 0.4;
/** Line width of drawn faces, units, and the styles' standard line width, px. */
const line = 0.075;
const usualLine = 4.5;
/** Width of the halo on dark skin, units, and the lightness (0..255) below which skin gets one. */
const haloWidth = 0.035;
const darkSkin = 88;
/** Smallest scale of an eye at the edge of a turned face. */
const leastOfEye = 0.72;
/** Unit, px, below which faces get larger features. */
const smallUnit = 36;

export function featureSpots(face: FaceMap): FeatureSpots {
  const frame = faceFrame(face);
  const outline = face.outline.map((point) => toFrame(frame, point));
  // Drawn features may extend slightly beyond the edge of a turned face, as its hair does.
  const spot = (point: Point): Spot => {
    const at = toFrame(frame, point);
    const edges = outline.filter(({ y }) => Math.abs(y - at.y) < 0.4).map(({ x }) => Math.abs(x - at.x));
    return { ...at, room: Math.min(...edges, 9) + 0.06 };
  };
  const { mouth, eyes } = face;
  const middle = (...points: Point[]): Point => ({
    x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
    y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
  });
  return {
    eyes: { right: spot(eyeMiddle(eyes.right)), left: spot(eyeMiddle(eyes.left)) },
    mouth: spot(middle(mouth.right, mouth.left, mouth.innerTop, mouth.innerBottom)),
  };
}

/**
 * Draws eyes, or eyes and mouth, at their spots on the head.
 *
 * @param skin lightness of the skin there, 0..255; null = unknown.
 */
export function drawFeatures(
  context: Context,
  { drawing, drawn, strength }: Pick<Expression, 'drawing' | 'drawn'> & { readonly strength: number },
  spots: FeatureSpots,
  head: HeadFrame,
  style: DrawingStyle,
  skin: number | null,
): void {
  if (drawn === 'nothing') return;
  const { unit, roll, flip } = head;
  const larger = Math.max(1, Math.min(1.3, smallUnit / unit)) * (0.75 + 0.25 * strength);
  const hand: DrawingStyle = { ...style, halo: { color: style.palette.white, width: haloWidth * unit } };
  const isBare = skin === null || skin >= darkSkin;
  const turn = (roll * 180) / Math.PI;
  const draw = (shapes: Parameters<typeof drawShapes>[1], at: Point, size: number, isMirrored: boolean) => {
    const inked = (line * unit * style.line) / usualLine;
    const own = style.line * Math.min(1, 0.45 + size / 52);
    const spot = { ...pointAt(head, at.x, at.y), size, turn, flip: flip !== isMirrored };
    drawShapes(context, shapes, spot, hand, { isBare, line: inked / own });
  };
  if (drawn === 'face') {
    const { mouth } = spots;
    draw(
      mouthShapes[drawing.mouth],
      mouth,
      Math.min(mouthSize * larger, Math.max(mouth.room, mouthSize * leastOfEye)) * unit,
      false,
    );
  }
  const { right, left } = spots.eyes;
  const { shapes, left: other = shapes, size, isMirrored = false } = eyeShapes[drawing.eyes];
  const apart = Math.hypot(left.x - right.x, left.y - right.y);
  const usual = Math.min(eyeSize * larger * size, apart * 0.48);
  const radius = ({ room }: Spot) => Math.max(Math.min(usual, room), usual * leastOfEye) * unit;
  draw(shapes, right, radius(right), false);
  draw(other, left, radius(left), isMirrored);
}
