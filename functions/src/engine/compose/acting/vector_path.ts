import type { Context } from '../surface.ts';

type Step = readonly [command: string, numbers: readonly number[]];

const lengths: Readonly<Record<string, number>> = { M: 2, L: 2, Q: 4, C: 6, O: 3, E: 4, Z: 0 };
const read = new Map<string, readonly Step[]>();

/**
 * Traces a path on the context: M, L, Q, C and Z as in SVG, absolute; `O x y r` is a circle and `E x y rx ry` an
 * ellipse.
 *
 * @throws Error on anything else.
 */
export function tracePath(context: Context, path: string): void {
  let steps = read.get(path);
  if (!steps) {
    steps = readPath(path);
    read.set(path, steps);
  }
  context.beginPath();
  for (const [command, [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]] of steps) {
    if (command === 'M') context.moveTo(a, b);
    else if (command === 'L') context.lineTo(a, b);
    else if (command === 'Q') context.quadraticCurveTo(a, b, c, d);
    else if (command === 'C') context.bezierCurveTo(a, b, c, d, e, f);
    else if (command === 'Z') context.closePath();
    else {
      context.moveTo(a + c, b);
      context.ellipse(a, b, c, command === 'O' ? c : d, 0, 0, Math.PI * 2);
      context.closePath();
    }
  }
}

function readPath(path: string): Step[] {
  return [...path.matchAll(/([A-Z])([^A-Z]*)/g)].flatMap(([, command = '', rest = '']) => {
    const length = lengths[command];
    const numbers = (rest.match(/-?(\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
    if (length === undefined || (length === 0 ? numbers.length > 0 : numbers.length % length !== 0)) {
      throw new Error(`A path cannot be read at ${command}${rest}.`);
    }
    if (length === 0) return [[command, []] as const];
    return Array.from({ length: numbers.length / length }, (_, at): Step => {
      return [command, numbers.slice(at * length, (at + 1) * length)];
    });
  });
}

const short = (value: number) => Math.round(value * 1000) / 1000;

/** A star or burst: `points` tips at radius 1 and inner vertices at `inner`, corners rounded by `soft` (0 to 0.5). */
export function starPath(
  points: number,
  inner: number,
  soft = 0,
  stretch: (tip: number) => number = () => 1,
): string {
  const corners = Array.from({ length: points * 2 }, (_, at) => {
    const angle = (at * Math.PI) / points - Math.PI / 2;
    const radius = at % 2 === 0 ? stretch(at / 2) : inner;
    return [Math.cos(angle) * radius, Math.sin(angle) * radius] as const;
  });
  return polygonPath(corners, soft);
}

/** A closed polygon with corners rounded by `soft`, as a share of its sides. */
export function polygonPath(corners: readonly (readonly [number, number])[], soft = 0): string {
  const count = corners.length;
  const corner = (at: number) => corners[(at + count) % count];
  const between = (from: number, to: number, share: number) => {
    const [[x, y], [toX, toY]] = [corner(from), corner(to)];
    return `${short(x + (toX - x) * share)} ${short(y + (toY - y) * share)}`;
  };
  let path = '';
  for (let at = 0; at < count; at++) {
    const [x, y] = corner(at);
    const start = at === 0 ? 'M' : 'L';
    if (soft === 0) path += `${start}${short(x)} ${short(y)}`;
    else path += `${start}${between(at, at - 1, soft)}Q${short(x)} ${short(y)} ${between(at, at + 1, soft)}`;
  }
  return `${path}Z`;
}

/** A pen stroke along a curve (start, control, end), `width` at its center and pointed at both ends. */
export function taperPath(
  [x, y, controlX, controlY, toX, toY]: readonly [number, number, number, number, number, number],
  width: number,
): string {
  const length = Math.hypot(toX - x, toY - y) || 1;
  const acrossX = (-(toY - y) / length) * width;
  const acrossY = ((toX - x) / length) * width;
  const side = (sign: number) => `${short(controlX + acrossX * sign)} ${short(controlY + acrossY * sign)}`;
  return `M${short(x)} ${short(y)}Q${side(1)} ${short(toX)} ${short(toY)}Q${side(-1)} ${short(x)} ${short(y)}Z`;
}

/** A wedge from its broad end (x, y) to its tip. */
export function wedgePath(
  [x, y, toX, toY]: readonly [number, number, number, number],
  width: number,
): string {
  const length = Math.hypot(toX - x, toY - y) || 1;
  const acrossX = ((toY - y) / length) * width * 0.5;
  const acrossY = (-(toX - x) / length) * width * 0.5;
  return `M${short(x + acrossX)} ${short(y + acrossY)}Q${short(x - (toX - x) * 0.12)} ${short(y - (toY - y) * 0.12)} ${short(x - acrossX)} ${short(y - acrossY)}L${short(toX)} ${short(toY)}Z`;
}
