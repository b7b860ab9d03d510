import type { Acting } from '../../../domain/acting/acting.ts';
import { type CutOut, isDrawn } from '../cut_out.ts';
import type { SubjectPicture } from '../subject_picture.ts';
import { plateau } from './move.ts';

type Expression = Acting['expression'];

/** Expressions of a face during a loop; the first is the face at rest. */
export interface FaceSteps {
  readonly expressions: readonly (Expression | null)[];
  /** Index of the expression at a time of the loop, 0 to 1. */
  readonly at: (time: number) => number;
}

const unchanged: FaceSteps = { expressions: [null], at: () => 0 };
/** Factors on an expression's strength as it fades and returns. */
const shares = [1, 0.7, 0.4, 0.15] as const;
const throbs = [1, 1.25, 0.5] as const;

/**
 * Plans how the face of a sticker moves. A face that an engine drew, or that is too small for expressions, stays
 * unchanged.
 */
export function faceSteps(
  motion: string,
  cutOut: CutOut,
  { shown, raster }: SubjectPicture,
  acting: Acting | null,
): FaceSteps {
  if (motion === 'none' || isDrawn(cutOut)) return unchanged;
  const expression = acting?.expression ?? null;
  const isOwn = !shown && !acting?.drawnFace;
  if (motion === 'blink' || (motion === 'act' && isOwn)) {
    const canBlink = raster.heads[0]?.face && !shown?.lids;
    return canBlink ? blinking(expression) : unchanged;
  }
  if (motion !== 'act' || !expression) return unchanged;
  if (acting?.drawnFace || (shown && shown.drawn !== 'nothing')) return throbbing(expression);
  return growing(expression);
}

function growing({ name, strength }: Expression): FaceSteps {
  return {
    expressions: shares.map((share) => ({ name, strength: strength * share })),
    at: (time) => Math.round((shares.length - 1) * plateau(time, 0.06, 0.2, 0.36, 0.56)),
  };
}

function throbbing({ name, strength }: Expression): FaceSteps {
  return {
    expressions: throbs.map((share) => ({ name, strength: strength * share })),
    at: (time) => {
      const wave = Math.sin(time * Math.PI * 4);
      return wave > 0.5 ? 1 : wave < -0.5 ? 2 : 0;
    },
  };
}

function blinking(own: Expression | null): FaceSteps {
  return {
    expressions: [own, { name: 'closed', strength: 0.55 }, { name: 'closed', strength: 1 }],
    at: (time) => {
      const away = Math.abs(time - 0.62);
      return away < 0.04 ? 2 : away < 0.1 ? 1 : 0;
    },
  };
}
