import type { CaptionMotionName } from '../../../domain/motion/motion_names.ts';
import { eased, hump, type Noise, overshoot } from './move.ts';

/** Movement of a letter or the whole caption: x and y in letter heights, turn in radians, size as a factor. */
export interface LetterMove {
  readonly x: number;
  readonly y: number;
  readonly turn: number;
  readonly size: number;
}

interface CaptionMotion {
  /** Whether letters move separately. */
  readonly isByLetter: boolean;
  readonly curve: (time: number, index: number, count: number, noise: Noise) => Partial<LetterMove>;
}

const turn = Math.PI * 2;

const captionMoves: Readonly<Record<CaptionMotionName, CaptionMotion>> = {
  none: { isByLetter: false, curve: () => ({}) },
  pop: {
    isByLetter: true,
    curve: (time, index, count) => {
      const from = 0.1 + (0.42 * index) / Math.max(1, count);
      return { size: time < from ? 1 - eased(time, 0, 0.06) : overshoot(time, from, from + 0.16) };
    },
  },
  wave: {
    isByLetter: true,
    curve: (time, index, count) => {
      const at = -0.25 + 1.6 * time;
      const away = (index + 0.5) / count - at;
      return { y: -0.2 * Math.exp(-(away * away) / 0.02) };
    },
  },
  jitter: {
    isByLetter: true,
    curve: (time, index, _, noise) => {
      if (time === 0 || time > 0.75) return {};
      return {
        x: 0.05 * noise(time, index * 3 + 7),
        y: 0.05 * noise(time, index * 3 + 8),
        turn: 0.06 * noise(time, index * 3 + 9),
      };
    },
  },
  beat: {
    isByLetter: false,
    curve: (time) => ({ size: 1 + 0.09 * (hump(time, 0, 0.34) + hump(time, 0.34, 0.68)) }),
  },
  swing: { isByLetter: false, curve: (time) => ({ turn: 0.07 * Math.sin(turn * time) }) },
};

/** Looks up a caption motion; null for `none` and unknown names, which do not move. */
export function captionMotion(name: string): CaptionMotion | null {
  if (name === 'none' || !Object.hasOwn(captionMoves, name)) return null;
  return captionMoves[name as CaptionMotionName];
}

/** Completes a move with its defaults. */
export function letterMove(
  { curve }: CaptionMotion,
  time: number,
  index: number,
  count: number,
  noise: Noise,
): LetterMove {
  return { x: 0, y: 0, turn: 0, size: 1, ...curve(time, index, count, noise) };
}
