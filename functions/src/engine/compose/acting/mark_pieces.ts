import type { MarkName } from '../../../domain/acting/acting_names.ts';
import { type GlyphName, glyphs } from './mark_glyphs.ts';
import type { Shape } from './pen.ts';

/**
 * A piece of a mark: across and down relative to the head's extent (1 = its edge), size relative to its radius,
 * turn in degrees.
 */
export type Piece = readonly [glyph: GlyphName, across: number, down: number, size: number, turn?: number];

/** Pieces of marks beside and on the head. The pieces of a list form one mark. */
export const markPieces: Readonly<Partial<Record<MarkName, readonly Piece[]>>> = {
  anger: [['anger', 0.6, -0.58, 0.3, 8]],
  sweat: [['drop', 1.0, -0.42, 0.25, 10]],
  flying_drops: [
    ['drop', -1.12, -0.72, 0.17, -58],
    ['pale_drop', -0.86, -1.06, 0.2, -34],
    ['drop', 1.12, -0.72, 0.17, 58],
    ['pale_drop', 0.86, -1.06, 0.2, 34],
  ],
  sparkles: [
    ['sparkle', 1.14, -0.72, 0.34, 8],
    ['sparkle', -1.16, -0.5, 0.27, -6],
    ['sparkle', 1.32, -0.12, 0.17],
  ],
  star: [
    ['star', 1.14, -0.7, 0.32, 14],
    ['star', -1.18, -0.42, 0.2, -16],
  ],
  dizzy_stars: [
    ['star', -0.72, -1.0, 0.19, -14],
    ['star', 0.02, -1.2, 0.24, 4],
    ['star', 0.74, -1.0, 0.19, 16],
  ],
  heart: [['heart', 1.12, -0.66, 0.36, 14]],
  hearts: [
    ['heart', 1.12, -0.7, 0.33, 14],
    ['pink_heart', -1.14, -0.56, 0.27, -16],
    ['pink_heart', 1.32, -0.06, 0.18, 20],
  ],
  broken_heart: [['broken_heart', 1.1, -0.66, 0.36, 12]],
  notes: [
    ['note', 1.16, -0.62, 0.34, 8],
    ['double_note', -1.18, -0.5, 0.3, -8],
  ],
  zzz: [
    ['zed', 1.0, -0.36, 0.14, -8],
    ['zed', 1.24, -0.66, 0.2, 4],
    ['zed', 1.56, -1.0, 0.27, 10],
  ],
  bulb: [['bulb', 1.0, -0.84, 0.38, 16]],
  question: [['question', 1.16, -0.66, 0.38, 12]],
  exclamation: [['exclamation', 1.14, -0.66, 0.4, 12]],
  interrobang: [
    ['exclamation', 1.08, -0.72, 0.36, 4],
    ['question', 1.5, -0.62, 0.36, 14],
  ],
  steam: [
    ['cloud', 1.12, -0.5, 0.32, -8],
    ['cloud', -1.12, -0.5, 0.32, 8],
  ],
  shock_lines: [
    ['shock', -0.98, -0.88, 0.34, -46],
    ['shock', 0.98, -0.88, 0.34, 46],
  ],
  flowers: [
    ['flower', 1.14, -0.66, 0.29, 10],
    ['flower', -1.16, -0.46, 0.24, -12],
    ['flower', 1.3, -0.1, 0.18, 30],
  ],
  puff: [
    ['cloud', -1.3, 0.74, 0.34, -6],
    ['cloud', -1.7, 0.98, 0.24, 8],
  ],
  sigh: [
    ['cloud', 1.04, 0.66, 0.25, 12],
    ['cloud', 1.42, 0.84, 0.17, 12],
  ],
  check: [['check', 1.12, -0.62, 0.36]],
  cross: [['cross', 1.12, -0.62, 0.32, 4]],
  dots: [['dots', 1.34, -0.5, 0.4]],
  confetti: [
    ['bar', -1.16, -0.86, 0.12, 28],
    ['yellow_dot', -1.4, -0.36, 0.09],
    ['curl', -1.18, 0.06, 0.17, 12],
    ['pink_bar', -0.7, -1.16, 0.11, -34],
    ['pink_bar', 1.16, -0.86, 0.12, -28],
    ['green_dot', 1.42, -0.42, 0.1],
    ['bar', 1.22, 0.04, 0.11, 50],
    ['yellow_dot', 0.72, -1.14, 0.09],
  ],
  flame: [
    ['flame', 1.14, -0.5, 0.36, 6],
    ['flame', -1.14, -0.5, 0.3, -6],
  ],
  bolt: [['bolt', 1.1, -0.66, 0.38, 14]],
  soul: [['soul', 1.04, -0.62, 0.46, 6]],
  shiver: [
    ['shiver', -1.16, 0.1, 0.36],
    ['shiver', 1.16, 0.1, 0.36],
  ],
  thumbs_up: [['thumb', 1.3, 0.6, 0.4, 6]],
  rice_bowl: [['rice_bowl', 1.26, 0.8, 0.4, -6]],
};

/** Replacements of face marks on subjects without a known face. */
export const markInstead: Readonly<Partial<Record<MarkName, MarkName>>> = {
  tears: 'flying_drops',
  blush: 'heart',
  blush_lines: 'flying_drops',
};

/** A part of a mark on the face: its shapes, and its center and size in units of the face. */
export interface FacePiece {
  readonly shapes: readonly Shape[];
  readonly across: number;
  readonly down: number;
  readonly size: number;
}

/** Whether a mark belongs on a face. */
export function isFaceMark({ name }: { readonly name: string }): boolean {
  return name === 'gloom' || name in faceMarks;
}

const blushLine: Shape = { path: 'M.5 -1L-.5 1', stroke: 'blush', width: 0.5, line: 0 };

/** Marks on the cheeks, used only on a known face. Blush has no shapes: it is a glow in the skin. */
export const faceMarks: Readonly<Partial<Record<MarkName, readonly FacePiece[]>>> = {
  tears: [-1, 1].map((side) => ({ shapes: glyphs.drop, across: side * 0.66, down: 0.36, size: 0.2 })),
  blush_lines: [-1, 1].flatMap((side) =>
    [-0.16, 0, 0.16].map((shift) => {
      return { shapes: [blushLine], across: side * 0.74 + shift, down: 0.52, size: 0.11 };
    }),
  ),
  blush: [-1, 1].map((side) => ({ shapes: [], across: side * 0.72, down: 0.56, size: 0.36 })),
};
