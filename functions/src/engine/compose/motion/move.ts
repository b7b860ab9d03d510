/** Offset from the rest position: px of a picture 270 px high, radians clockwise, sizes as factors. */
export interface Move {
  readonly x: number;
  readonly y: number;
  readonly turn: number;
  readonly width: number;
  readonly height: number;
}

export const rest: Move = { x: 0, y: 0, turn: 0, width: 1, height: 1 };

/** Deterministic number in −1 to 1 for a time of the loop, 0 to 1; neighboring frames differ. */
export type Noise = (time: number, channel: number) => number;

/** A move at a time of the loop, 0 to 1, at rest at 0. Omitted fields are as at rest. */
export type Curve = (time: number, noise: Noise) => Partial<Move>;

/** Eases from 0 to 1 between two times, slow at both ends. */
export function eased(time: number, from: number, to: number): number {
  const share = Math.max(0, Math.min(1, (time - from) / (to - from)));
  return share * share * (3 - 2 * share);
}

/** Rises to 1 and returns to 0 between two times. */
export function hump(time: number, from: number, to: number): number {
  if (time <= from || time >= to) return 0;
  const wave = Math.sin((Math.PI * (time - from)) / (to - from));
  return wave * wave;
}

/** Rises to 1 between two times and returns to 0 between two others. */
export function plateau(time: number, up: number, top: number, end: number, down: number): number {
  return eased(time, up, top) - eased(time, end, down);
}

/** Rises from 0 to 1 between two times with an overshoot. */
export function overshoot(time: number, from: number, to: number): number {
  const share = Math.max(0, Math.min(1, (time - from) / (to - from)));
  const back = share - 1;
  return 1 + 2.4 * back * back * back + 1.4 * back * back;
}

/** Scales the reach of a move by `by`. */
export function scaled({ x, y, turn, width, height }: Move, by: number): Move {
  return {
    x: x * by,
    y: y * by,
    turn: turn * by,
    width: 1 + (width - 1) * by,
    height: 1 + (height - 1) * by,
  };
}

/** Affine map: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Affine map of a move about a pivot, where 1 px of the move is `px` px. */
export function affineOf({ x, y, turn, width, height }: Move, pivot: Point, px: number): Affine {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const [a, b, c, d] = [cos * width, sin * width, -sin * height, cos * height];
  return [
    ...[a, b, c, d],
    pivot.x + x * px - a * pivot.x - c * pivot.y,
    pivot.y + y * px - b * pivot.x - d * pivot.y,
  ] as unknown as Affine;
}

/** Composes two maps: `first`, then `then`. */
export function chained(first: Affine, then: Affine): Affine {
  const [a, b, c, d, e, f] = first;
  const [ta, tb, tc, td, te, tf] = then;
  return [
    ta * a + tc * b,
    tb * a + td * b,
    ta * c + tc * d,
    tb * c + td * d,
    ta * e + tc * f + te,
    tb * e + td * f + tf,
  ];
}

export function mapped([a, b, c, d, e, f]: Affine, { x, y }: Point): { x: number; y: number } {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}
