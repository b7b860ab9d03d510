import type { Acting } from '../../../domain/acting/acting.ts';
import type { Context } from '../surface.ts';
import { type HeadFrame, pointAt } from './head_frame.ts';
import type { DrawingStyle } from './palette.ts';
import { drawShapes, type Shape } from './pen.ts';
import { faceShapes, hatShapes } from './prop_shapes.ts';

type Prop = Acting['prop'];

interface Fit {
  readonly shapes: readonly Shape[];
  /** Extent above the hair, in half widths of the head, which the layout keeps free. */
  readonly above: number;
  /** Tilt of the prop on the head, degrees. */
  readonly lean: number;
  /** Whether it is drawn behind the hair. */
  readonly isBehind?: boolean;
}

const hats: Readonly<Record<keyof typeof hatShapes, Omit<Fit, 'shapes'>>> = {
  party_hat: { above: 1.55, lean: 7 },
  crown: { above: 0.95, lean: -6 },
  nightcap: { above: 1.05, lean: 0 },
  santa_hat: { above: 1.05, lean: 0 },
  headband: { above: 0, lean: 0 },
  cat_ears: { above: 0.78, lean: 0, isBehind: true },
  rabbit_ears: { above: 1.65, lean: 0, isBehind: true },
  bear_ears: { above: 0.45, lean: 0, isBehind: true },
  halo: { above: 0.65, lean: -5 },
  flower_crown: { above: 0.35, lean: 0 },
  school_cap: { above: 0.7, lean: 4 },
  ribbon: { above: 0.45, lean: 14 },
  devil_horns: { above: 0.85, lean: 0, isBehind: true },
  sprout: { above: 1.0, lean: 0 },
  safety_helmet: { above: 0.68, lean: 0 },
  headphones: { above: 0.4, lean: 0 },
  towel: { above: 0.45, lean: -5 },
  top_hat: { above: 1.3, lean: 8 },
};

/** Space above the head that a prop needs, in half widths of the head; 0 for none and unknown props. */
export function propReach(prop: Prop): number {
  return prop && prop.name in hats ? hats[prop.name as keyof typeof hats].above : 0;
}

/** Draws the prop, fitted to the head's size and angle. Props for the face are left out if no face is known. */
export function drawProp(
  context: Context,
  prop: Prop,
  head: HeadFrame,
  style: DrawingStyle,
  layer: 'behind' | 'front',
): void {
  if (!prop || (hats[prop.name as keyof typeof hats]?.isBehind ? 'behind' : 'front') !== layer) return;
  const degrees = (head.roll * 180) / Math.PI;
  if (prop.name in faceShapes) {
    if (!head.hasFace) return;
    const shapes = faceShapes[prop.name as keyof typeof faceShapes];
    const spot = { x: head.x, y: head.y, size: head.unit, turn: degrees, flip: head.flip };
    drawShapes(context, shapes, spot, style, { color: prop.color, isBare: true });
    return;
  }
  if (!(prop.name in hats)) return;
  const name = prop.name as keyof typeof hats;
  const { lean } = hats[name];
  const { x, y } = pointAt(head, 0, -head.top);
  const spot = { x, y, size: hatSize(head), turn: degrees + (head.flip ? -lean : lean), flip: head.flip };
  drawShapes(context, hatShapes[name], spot, style, { color: prop.color, isBare: layer === 'behind' });
}

/** Half the width that hats are fitted to, px. It is limited so that wide hair does not widen them. */
export function hatSize({ side, unit }: HeadFrame): number {
  return Math.max(0.9 * 1.25, Math.min(1.5 * 1.25, side)) * unit * 0.94;
}
