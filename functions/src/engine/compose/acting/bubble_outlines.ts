import type { BubbleName } from '../../../domain/acting/acting_names.ts';
import type { Context } from '../surface.ts';
import { starPath, tracePath } from './vector_path.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Traces the body of a bubble, which holds the words, around its center; `half` is half its width and height, px. */
export function traceBody(context: Context, name: BubbleName, { x, y }: Point, half: Point): void {
  context.save();
  context.translate(x, y);
  if (name === 'square') {
    context.beginPath();
    context.roundRect(-half.x, -half.y, half.x * 2, half.y * 2, 14);
  } else if (name === 'box') {
    // Four hand-drawn strokes do not meet at right angles.
    context.beginPath();
    context.moveTo(-half.x, -half.y + 3);
    context.quadraticCurveTo(0, -half.y - 1, half.x - 2, -half.y);
    context.quadraticCurveTo(half.x + 1, 0, half.x, half.y - 3);
    context.quadraticCurveTo(0, half.y + 1, -half.x + 3, half.y);
    context.quadraticCurveTo(-half.x - 1, 0, -half.x, -half.y + 3);
    context.closePath();
  } else {
    context.scale(half.x, half.y);
    tracePath(context, name === 'shout' ? shout : name === 'thought' ? cloud : round);
  }
  context.restore();
}

/** A coordinate of a superellipse, between ellipse and rectangle, which holds words with little waste. */
function part(value: number): number {
  return Math.sign(value) * Math.abs(value) ** (2 / 2.7);
}

const round = (() => {
  const points = Array.from({ length: 48 }, (_, at) => {
    const angle = (at * Math.PI) / 24;
    return `${part(Math.cos(angle)).toFixed(3)} ${part(Math.sin(angle)).toFixed(3)}`;
  });
  return `M${points.join('L')}Z`;
})();
const shout = starPath(15, 0.77, 0, (tip) => [1, 0.94, 1.0, 0.92, 0.97][tip % 5] ?? 1);
const cloud = (() => {
  const bumps = 12;
  const point = (at: number, away: number) => {
    const angle = (at / bumps) * Math.PI * 2;
    return `${(part(Math.cos(angle)) * away).toFixed(3)} ${(part(Math.sin(angle)) * away).toFixed(3)}`;
  };
  const arcs = Array.from({ length: bumps }, (_, at) => `Q${point(at + 0.5, 1.14)} ${point(at + 1, 0.88)}`);
  return `M${point(0, 0.88)}${arcs.join('')}Z`;
})();

/** Traces a tail that starts broad inside the body and bends to its tip. */
export function traceTail(context: Context, middle: Point, half: Point, target: Point): void {
  const [across, down] = [target.x - middle.x, target.y - middle.y];
  const length = Math.hypot(across, down) || 1;
  const [sideX, sideY] = [-down / length, across / length];
  const broad = Math.min(15, half.y * 0.5, half.x * 0.4);
  const root = { x: middle.x + across * 0.12, y: middle.y + down * 0.12 };
  // From a wide bubble, the tail starts towards the head rather than at the center.
  const start =
    Math.abs(down) > Math.abs(across) ? { x: root.x + clamp(across * 0.5, half.x * 0.5), y: root.y } : root;
  context.beginPath();
  context.moveTo(start.x + sideX * broad, start.y + sideY * broad);
  context.quadraticCurveTo(
    target.x + sideX * broad * 0.7,
    target.y + sideY * broad * 0.7 - down * 0.25,
    target.x,
    target.y,
  );
  context.quadraticCurveTo(
    target.x - sideX * broad * 0.2,
    target.y - sideY * broad * 0.2 - down * 0.3,
    start.x - sideX * broad,
    start.y - sideY * broad,
  );
  context.closePath();
}

function clamp(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value));
}

/** Draws two dots from a bubble's edge towards its target. */
export function drawThoughtDots(
  context: Context,
  middle: Point,
  half: Point,
  target: Point,
  line: number,
  ink: string,
  fill: string,
): void {
  const [across, down] = [target.x - middle.x, target.y - middle.y];
  const edge = 1 / Math.max(Math.abs(across) / half.x, Math.abs(down) / half.y, 1e-6);
  if (edge > 0.97) return;
  for (const [share, radius] of [
    [0.34, 6.5],
    [0.8, 4],
  ] as const) {
    const along = edge + (1 - edge) * share;
    for (const [color, width] of [
      [ink, line * 0.85],
      [fill, 0],
    ] as const) {
      context.fillStyle = color;
      context.beginPath();
      context.arc(middle.x + across * along, middle.y + down * along, radius + width, 0, Math.PI * 2);
      context.fill();
    }
  }
}

/** Strokes the outline of a round bubble with dashes. */
export function strokeDashes(
  context: Context,
  { x, y }: Point,
  half: Point,
  line: number,
  ink: string,
): void {
  const at = (turn: number) => ({
    x: x + part(Math.cos(turn)) * half.x,
    y: y + part(Math.sin(turn)) * half.y,
  });
  context.strokeStyle = ink;
  context.lineWidth = line * 0.85;
  // Dashes are spaced evenly along any outline, so its length is measured first.
  const steps = 360;
  const length = (from: number, to: number) => {
    const [one, other] = [at(from), at(to)];
    return Math.hypot(other.x - one.x, other.y - one.y);
  };
  const turns = Array.from({ length: steps + 1 }, (_, step) => (step / steps) * Math.PI * 2);
  let walked = 0;
  let isDown = false;
  for (let step = 1; step < turns.length; step++) {
    walked += length(turns[step - 1], turns[step]);
    const draws = walked % 15 < 8.5;
    const point = at(turns[step]);
    if (draws && !isDown) {
      context.beginPath();
      context.moveTo(point.x, point.y);
    } else if (draws) context.lineTo(point.x, point.y);
    else if (isDown) context.stroke();
    isDown = draws;
  }
  if (isDown) context.stroke();
}
