import type { MarkMotionName } from '../../../domain/motion/motion_names.ts';
import { eased, hump, type Noise, overshoot } from './move.ts';

/** Movement of a piece of a mark: x and y in its radii, turn in radians, size as a factor; 0 = invisible. */
export interface PieceMove {
  readonly x: number;
  readonly y: number;
  readonly turn: number;
  readonly size: number;
}

/** Position of a piece among those of its sticker. */
interface Rank {
  readonly index: number;
  readonly count: number;
}

type PieceCurve = (time: number, rank: Rank, noise: Noise) => Partial<PieceMove>;

const turn = Math.PI * 2;

/** Pieces leave one after the other, disappear, and return before the loop ends. */
function leaving(time: number, { index, count }: Rank): { way: number; size: number } {
  const start = count > 1 ? (0.26 * index) / (count - 1) : 0;
  const end = start + 0.5;
  const way = Math.max(0, Math.min(1, (time - start) / 0.5));
  if (time < end) return { way, size: 1 - eased(way, 0.72, 1) };
  const back = overshoot(time, 0.82, 0.97);
  return { way: 0, size: time < 0.82 ? 0 : back };
}

const pieceMoves: Readonly<Record<Exclude<MarkMotionName, 'own'>, PieceCurve>> = {
  none: () => ({}),
  rise: (time, rank) => {
    const { way, size } = leaving(time, rank);
    return { y: -3 * way, x: 0.35 * Math.sin(turn * way), size };
  },
  fall: (time, rank) => {
    const { way, size } = leaving(time, rank);
    return { y: 2.4 * way * way, turn: 0.5 * way * (rank.index % 2 === 0 ? 1 : -1), size };
  },
  blink: (time, { index }) => {
    const from = index % 2 === 0 ? 0.08 : 0.42;
    return { size: 1 - 0.85 * hump(time, from, from + 0.42), turn: 0.3 * hump(time, from, from + 0.42) };
  },
  pop: (time, { index, count }) => {
    const from = 0.16 + (count > 1 ? (0.3 * index) / (count - 1) : 0);
    return { size: time < from ? 1 - eased(time, 0, 0.1) : overshoot(time, from, from + 0.22) };
  },
  beat: (time) => ({ size: 1 + 0.22 * (hump(time, 0, 0.3) + 0.8 * hump(time, 0.3, 0.62)) }),
  wobble: (time, { index }) => ({ turn: 0.26 * Math.sin(turn * 2 * time) * (index % 2 === 0 ? 1 : -1) }),
  float: (time, { index }) => ({
    y: -0.25 * (1 - Math.cos(turn * time)),
    x: 0.2 * Math.sin(turn * time) * (index % 2 === 0 ? 1 : -1),
  }),
};

/** Motions of marks under `own`; all other marks wobble. */
const ownMotions: Readonly<Record<string, Exclude<MarkMotionName, 'own'>>> = {
  heart: 'rise',
  hearts: 'rise',
  notes: 'rise',
  zzz: 'rise',
  puff: 'rise',
  sigh: 'rise',
  steam: 'rise',
  soul: 'float',
  dots: 'blink',
  flame: 'beat',
  bolt: 'blink',
  shiver: 'blink',
  sweat: 'fall',
  flying_drops: 'blink',
  tears: 'fall',
  confetti: 'fall',
  broken_heart: 'wobble',
  sparkles: 'blink',
  star: 'wobble',
  dizzy_stars: 'float',
  bulb: 'pop',
  anger: 'beat',
  question: 'pop',
  exclamation: 'pop',
  interrobang: 'pop',
  check: 'pop',
  cross: 'pop',
  shock_lines: 'blink',
  blush_lines: 'none',
  flowers: 'wobble',
  thumbs_up: 'beat',
  rice_bowl: 'float',
};

/** Computes the move of a piece of the mark `mark` at a time of the loop. Unknown motions do not move. */
export function pieceMove(motion: string, mark: string, time: number, rank: Rank, noise: Noise): PieceMove {
  const name = motion === 'own' ? (ownMotions[mark] ?? 'wobble') : motion;
  const curve = Object.hasOwn(pieceMoves, name)
    ? pieceMoves[name as keyof typeof pieceMoves]
    : pieceMoves.none;
  return { x: 0, y: 0, turn: 0, size: 1, ...curve(time, rank, noise) };
}
