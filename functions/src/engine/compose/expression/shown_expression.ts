import type { Acting } from '../../../domain/acting/acting.ts';
import { type FaceMap, profileFrom, turnedFrom } from '../face_map.ts';
import type { SubjectRaster } from '../subject_raster.ts';
import { type Expression, expressionOf } from './expressions.ts';
import { eyeMiddle } from './face_frame.ts';

/** An expression together with the face that shows it. */
export interface ShownExpression extends Expression {
  readonly face: FaceMap;
  readonly strength: number;
}

/** Smallest distance between the eyes in a pose, px: a warp is invisible on smaller faces. */
const leastEyes = 12;
/** Smallest distance between the eyes, px, at which drawn eyes and mouths read as a face. */
const leastDrawnEyes = 36;
/** Strength on half-turned faces, whose far half is not reliably known. */
const turnedStrength = 0.7;

type Heads = Pick<SubjectRaster, 'heads'>;

/**
 * Returns the expression that a pose's main face can show. Returns null if it would change nothing, if no face is
 * known, or if the face is too small or turned away; then only marks show the acting.
 */
export function shownExpression(
  { heads }: Heads,
  acted: Acting['expression'] | null,
): ShownExpression | null {
  return expressionOn(heads[0]?.face ?? null, acted, leastDrawnEyes);
}

/** Returns what the other faces of a group show, under the same limits. Features are drawn on the main face only. */
export function otherExpressions({ heads }: Heads, acted: Acting['expression'] | null): ShownExpression[] {
  return heads.slice(1).flatMap(({ face }) => expressionOn(face, acted, Infinity) ?? []);
}

/** @param leastDrawn smallest distance between the eyes at which features are drawn, px. */
function expressionOn(
  face: FaceMap | null,
  acted: Acting['expression'] | null,
  leastDrawn: number,
): ShownExpression | null {
  const wanted = acted && expressionOf(acted.name);
  if (!face || !wanted || acted.name === 'own') return null;
  const [right, left] = [eyeMiddle(face.eyes.right), eyeMiddle(face.eyes.left)];
  const apart = Math.hypot(left.x - right.x, left.y - right.y);
  if (face.turned < profileFrom || apart < leastEyes) return null;
  const small = wanted.undrawn && apart < leastDrawn ? expressionOf(wanted.undrawn) : null;
  const expression = small ?? wanted;
  const strength = Math.min(acted.strength, expression.strongest);
  if (strength <= 0) return null;
  return { ...expression, face, strength: face.turned < turnedFrom ? strength * turnedStrength : strength };
}
