import type { Context } from '../surface.ts';
import type { ColorRole, DrawingStyle } from './palette.ts';
import { tracePath } from './vector_path.ts';

/**
 * One part of a drawing, in units of its size. `fill` fills the path; `stroke` draws along it with `width`. Both
 * get an ink outline of `line` times the style's width (1; 0 = none).
 */
export interface Shape {
  readonly path: string;
  readonly fill?: ColorRole;
  readonly stroke?: ColorRole;
  readonly width?: number;
  readonly line?: number;
}

/** Placement of a drawing: its center, px per unit, degrees clockwise. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly turn?: number;
  readonly flip?: boolean;
}

interface DrawOptions {
  /** Replaces the main color of the drawing. */
  readonly color?: string | null;
  /** Draws without a halo, for shapes that have a background of their own. */
  readonly isBare?: boolean;
  /** Factor on the style's line width: small drawings need less. */
  readonly line?: number;
}

/** Widening of the line to the lower right, as with a brush, as a share of its width. */
const swell = 0.16;

/** Draws shapes in the style: the halo around all of them, then each with its ink outline, in order. */
export function drawShapes(
  context: Context,
  shapes: readonly Shape[],
  spot: Spot,
  style: DrawingStyle,
  { color = null, isBare = false, line = 1 }: DrawOptions = {},
): void {
  const { x, y, size, turn = 0, flip = false } = spot;
  // Small drawings get thinner lines; otherwise lines would fill them.
  const ink = (style.line * line * Math.min(1, 0.45 + size / 52)) / size;
  const main = shapes.find(({ fill, stroke }) => fill ?? stroke);
  context.save();
  context.translate(x, y);
  context.rotate((turn * Math.PI) / 180);
  context.scale(flip ? -size : size, size);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  if (!isBare) {
    context.strokeStyle = style.halo.color;
    for (const shape of shapes) outline(context, shape, ink * 2 + (style.halo.width * 2) / size);
  }
  for (const shape of shapes) {
    const own = shape.fill ?? shape.stroke;
    const paint = color && own && own === (main?.fill ?? main?.stroke) ? color : own && style.palette[own];
    context.strokeStyle = style.palette.ink;
    const lineWidth = ink * (shape.line ?? 1);
    if (lineWidth > 0) {
      outline(context, shape, lineWidth * 2);
      context.save();
      context.translate(lineWidth * swell, lineWidth * swell * 1.4);
      outline(context, shape, lineWidth * 2);
      context.restore();
    }
    tracePath(context, shape.path);
    if (shape.fill) {
      context.fillStyle = paint;
      context.fill();
    } else if (shape.stroke) {
      context.strokeStyle = paint;
      context.lineWidth = shape.width ?? 0.2;
      context.stroke();
    }
  }
  context.restore();
}

function outline(context: Context, { path, stroke, width = 0.2, line = 1 }: Shape, lineWidth: number): void {
  if (line === 0) return;
  tracePath(context, path);
  context.lineWidth = lineWidth + (stroke ? width : 0);
  context.stroke();
}
