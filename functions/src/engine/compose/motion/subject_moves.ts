import type { SubjectMotionName } from '../../../domain/motion/motion_names.ts';
import { type Curve, eased, hump, overshoot, plateau } from './move.ts';

interface SubjectMotion {
  /** Point that stays in place when the subject turns or grows. */
  readonly pivot: 'foot' | 'middle';
  readonly curve: Curve;
  /** Whether strength leaves the reach unchanged: a full turn stays a full turn. */
  readonly isFixed?: boolean;
}

const turn = Math.PI * 2;

/** The subject's motions; their reaches were chosen by eye on whole figures, busts and faces. */
export const subjectMoves: Readonly<Record<SubjectMotionName, SubjectMotion>> = {
  none: { pivot: 'foot', curve: () => ({}) },
  breathe: {
    pivot: 'foot',
    curve: (time) => {
      const full = (1 - Math.cos(turn * time)) / 2;
      return { height: 1 + 0.04 * full, width: 1 - 0.012 * full };
    },
  },
  nod: {
    pivot: 'foot',
    curve: (time) => {
      const down = hump(time, 0, 0.36) + hump(time, 0.38, 0.74);
      return { height: 1 - 0.075 * down, width: 1 + 0.02 * down, turn: 0.02 * down };
    },
  },
  bow: {
    pivot: 'foot',
    curve: (time) => {
      const down = plateau(time, 0, 0.26, 0.55, 0.85);
      return { height: 1 - 0.15 * down, width: 1 + 0.03 * down, turn: 0.05 * down };
    },
  },
  shake: {
    pivot: 'foot',
    curve: (time) => {
      const away = Math.max(0, 1 - time / 0.75);
      return { x: 9 * Math.sin((turn * 3 * time) / 0.75) * Math.sqrt(away) };
    },
  },
  sway: { pivot: 'foot', curve: (time) => ({ turn: 0.075 * Math.sin(turn * time) }) },
  dance: {
    pivot: 'foot',
    curve: (time) => {
      const side = Math.sin(turn * time);
      return {
        turn: 0.09 * side,
        x: 7 * side,
        y: -9 * Math.abs(side),
        height: 1 - 0.04 * hump(time, 0.4, 0.6),
      };
    },
  },
  bounce: {
    pivot: 'foot',
    curve: (time) => {
      const part = (time * 2) % 1;
      const air = 4 * part * (1 - part);
      const landing = hump(time, 0.42, 0.6) + hump(time, 0.9, 1);
      return {
        y: -16 * air,
        height: 1 + 0.03 * air - 0.07 * landing,
        width: 1 - 0.01 * air + 0.04 * landing,
      };
    },
  },
  jump: {
    pivot: 'foot',
    curve: (time) => {
      const crouch = hump(time, 0, 0.26) + hump(time, 0.6, 0.84);
      const share = Math.max(0, Math.min(1, (time - 0.18) / 0.46));
      const air = 4 * share * (1 - share);
      return { y: -38 * air, height: 1 - 0.12 * crouch + 0.06 * air, width: 1 + 0.06 * crouch - 0.03 * air };
    },
  },
  pulse: {
    pivot: 'foot',
    curve: (time) => {
      const beat = hump(time, 0, 0.3) + 0.7 * hump(time, 0.26, 0.6);
      return { width: 1 + 0.07 * beat, height: 1 + 0.07 * beat };
    },
  },
  pop_in: {
    pivot: 'foot',
    isFixed: true,
    curve: (time) => {
      const size = time < 0.18 ? 1 - 0.8 * eased(time, 0, 0.15) : 0.2 + 0.8 * overshoot(time, 0.2, 0.5);
      return { width: size, height: size };
    },
  },
  slide_in: {
    pivot: 'foot',
    isFixed: true,
    curve: (time) => {
      if (time < 0.17) {
        const gone = eased(time, 0, 0.18);
        return { x: 92 * gone, width: 1 - 0.6 * gone, height: 1 - 0.6 * gone, turn: 0.1 * gone };
      }
      const come = overshoot(time, 0.16, 0.56);
      const size = 1 - 0.6 * (1 - Math.min(1, come));
      return { x: -92 * (1 - come), width: size, height: size, turn: 0.14 * (1 - come) };
    },
  },
  spin: {
    pivot: 'middle',
    isFixed: true,
    curve: (time) => {
      const size = 1 - 0.3 * plateau(time, 0, 0.2, 0.45, 0.68);
      return { turn: turn * eased(time, 0.02, 0.68), width: size, height: size };
    },
  },
  flip: {
    pivot: 'foot',
    isFixed: true,
    curve: (time) => {
      const width = Math.cos(turn * eased(time, 0, 0.62));
      return {
        width: Math.abs(width) < 0.1 ? 0.1 * (width < 0 ? -1 : 1) : width,
        y: -10 * hump(time, 0, 0.62),
      };
    },
  },
  shiver: {
    pivot: 'foot',
    curve: (time, noise) => {
      const much = time < 0.78 ? 1 : 0;
      return { x: 3 * much * noise(time, 0), turn: 0.016 * much * noise(time, 1) };
    },
  },
  startle: {
    pivot: 'foot',
    curve: (time, noise) => {
      const up = plateau(time, 0, 0.1, 0.45, 0.66);
      const tremble = time > 0.12 && time < 0.5 ? noise(time, 0) : 0;
      return { y: -14 * up, height: 1 + 0.06 * up, width: 1 - 0.03 * up, x: 1.6 * tremble };
    },
  },
  droop: {
    pivot: 'foot',
    curve: (time) => {
      const down = plateau(time, 0.04, 0.4, 0.66, 0.96);
      return { height: 1 - 0.09 * down, width: 1 + 0.015 * down, turn: 0.04 * down };
    },
  },
  float: {
    pivot: 'middle',
    curve: (time) => ({ y: -5 * (1 - Math.cos(turn * time)), turn: 0.035 * Math.sin(turn * time) }),
  },
};
