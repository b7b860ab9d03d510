import type { LimbsName } from '../../../domain/acting/acting_names.ts';
import type { SubjectRaster } from '../subject_raster.ts';
import type { Context } from '../surface.ts';
import { type HeadFrame, pointAt } from './head_frame.ts';
import type { DrawingStyle } from './palette.ts';
import { drawShapes, type Shape } from './pen.ts';

/** A bent limb: a curve from (0, 0) over a control point to its end, x outwards, y down, units. */
type Bend = readonly [controlX: number, controlY: number, x: number, y: number];

interface Gesture {
  readonly arms: readonly [right: Bend, left: Bend];
  readonly legs: readonly [right: Bend, left: Bend];
}

const hanging: Bend = [0.5, 0.1, 0.56, 0.66];
const raised: Bend = [0.62, 0.06, 0.66, -0.74];
const onHip: Bend = [1.1, 0.34, 0.16, 0.66];
const standing: Bend = [0.02, 0.3, 0.04, 0.6];

const gestures: Readonly<Record<LimbsName, Gesture | null>> = {
  none: null,
  down: { arms: [hanging, hanging], legs: [standing, standing] },
  wave: { arms: [hanging, [0.7, 0.1, 0.78, -0.7]], legs: [standing, standing] },
  both_up: { arms: [raised, raised], legs: [standing, standing] },
  hips: { arms: [onHip, onHip], legs: [standing, standing] },
  run: {
    arms: [
      [0.75, 0.5, 0.7, -0.16],
      [0.7, 0.06, 0.72, 0.62],
    ],
    legs: [
      [0.5, 0.1, 0.62, 0.5],
      [0.34, 0.5, 0.86, 0.36],
    ],
  },
};

const limbWidth = 0.15;
/** Distance inside the subject at which limbs start, units: the subject's edge hides their ends. */
const inside = 0.3;
const handRadius = 0.15;
/** Extent of hands and shoes beyond the ends of limbs, units. */
const beyond = 0.34;
const solidFrom = 128;

/** Arms and legs of a subject with a drawn face, in the coordinate system of its head. */
export interface Limbs {
  readonly shapes: readonly Shape[];
  /** Extent of the limbs: corners (x, y, …) in the pose's px. */
  readonly reach: readonly number[];
}

/**
 * Builds arms at the subject's sides and legs at its lower end.
 *
 * @param hasLegs false if the photo cuts the subject off below.
 */
export function limbsOf(raster: SubjectRaster, name: string, head: HeadFrame, hasLegs: boolean): Limbs {
  const gesture = Object.hasOwn(gestures, name) ? gestures[name as LimbsName] : null;
  if (!gesture) return { shapes: [], reach: [] };
  const ends: [x: number, y: number][] = [];
  const shapes: Shape[] = [];
  const limb = (x: number, y: number, side: 1 | -1, [controlX, controlY, toX, toY]: Bend) => {
    const end = [x + side * toX, y + toY] as const;
    const start = `${short(x - side * inside)} ${short(y)}`;
    shapes.push({
      path: `M${start}L${short(x)} ${short(y)}Q${short(x + side * controlX)} ${short(y + controlY)} ${short(end[0])} ${short(end[1])}`,
      stroke: 'ink',
      width: limbWidth,
      line: 0.02,
    });
    ends.push([end[0] + side * beyond, end[1]], [end[0], end[1] + Math.sign(toY) * beyond]);
    return end;
  };
  const sides = [-1, 1] as const;
  for (const [index, side] of sides.entries()) {
    const shoulder = edgeAcross(raster, head, side);
    const [x, y] = limb(shoulder.x, shoulder.y, side, gesture.arms[index]);
    shapes.push({ path: `O${short(x)} ${short(y)} ${handRadius}`, fill: 'white' });
  }
  for (const [index, side] of hasLegs ? sides.entries() : []) {
    const hip = edgeBelow(raster, head, side);
    const bend = gesture.legs[index];
    // Legs start above the edge, which hides their upper ends.
    const [x, y] = limb(hip.x, hip.y - inside * 0.5, side, bend);
    shapes.push({ path: `E${short(x + side * 0.1)} ${short(y + 0.04)} .24 .15`, fill: 'red' });
  }
  return {
    shapes,
    reach: ends.flatMap(([x, y]) => {
      const point = pointAt(head, x, y);
      return [point.x, point.y];
    }),
  };
}

/** Draws the limbs; call it before drawing the subject, which hides their starts. */
export function drawLimbs(context: Context, { shapes }: Limbs, head: HeadFrame, style: DrawingStyle): void {
  if (shapes.length === 0) return;
  const turn = (head.roll * 180) / Math.PI;
  const spot = { x: head.x, y: head.y, size: head.unit, turn, flip: head.flip };
  const line = (0.06 * head.unit) / (style.line * Math.min(1, 0.45 + head.unit / 52));
  drawShapes(context, shapes, spot, style, { isBare: true, line });
}

/** Edge of the subject beside its face, units. */
function edgeAcross(
  { pixels, width, height }: SubjectRaster,
  { x, y, unit }: HeadFrame,
  side: 1 | -1,
): { x: number; y: number } {
  const row = Math.max(0, Math.min(height - 1, Math.round(y + 0.62 * unit)));
  let column = Math.max(0, Math.min(width - 1, Math.round(x)));
  while (isSolid(pixels, row * width + column + side) && column + side >= 0 && column + side < width)
    column += side;
  return { x: (column - x) / unit, y: (row - y) / unit };
}

/** Lower end of the subject on one side of its center, units, at a column that ends about as low as the center. */
function edgeBelow(
  { pixels, width, height }: SubjectRaster,
  { x, y, unit }: HeadFrame,
  side: 1 | -1,
): { x: number; y: number } {
  const ends = [0.42, 0.3, 0.18, 0.08, 0].map((off) => {
    const column = Math.max(0, Math.min(width - 1, Math.round(x + side * off * unit)));
    let row = height - 1;
    while (row > y && !isSolid(pixels, row * width + column)) row--;
    return { x: (column - x) / unit, y: (row - y) / unit };
  });
  const lowest = Math.max(...ends.map((end) => end.y));
  return ends.find((end) => end.y > lowest - 0.4) ?? { x: 0, y: lowest };
}

function isSolid(pixels: Uint8ClampedArray, at: number): boolean {
  return pixels[at * 4 + 3] >= solidFrom;
}

function short(value: number): number {
  return Math.round(value * 1000) / 1000;
}
