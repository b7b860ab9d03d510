import type { Acting } from '../../../domain/acting/acting.ts';
import { type FaceMap, profileFrom, turnedFrom } from '../face_map.ts';
import type { SubjectRaster } from '../subject_raster.ts';
import { type Expression, expressionOf } from './expressions.ts';
import { eyeMiddle } from './face_frame.ts';

/** An expression as a pose can show it. */
export interface ShownExpression extends Expression {
  readonly face: FaceMap;
  readonly strength: number;
}

/** Minimum distance of the eyes in a pose, px: on smaller faces a warp is invisible. */
const leastEyes = 12;
/** Least distance at which drawn eyes and mouths are read as a face. */
const leastDrawnEyes = 36;
/** Strength on faces that are half turned away, where the far half is not well known. */
const turnedStrength = 0.7;

/**
 * The expression that the acting face of a pose can show; null where that would change nothing, where no face is known,
 * or where it is too small or turned away: then marks do the acting.
 */
export function shownExpression(
  { heads }: Pick<SubjectRaster, 'heads'>,
  acted: Acting['expression'] | null,
): ShownExpression | null {
  const face = heads[0]?.face;
  const wanted = acted && expressionOf(acted.name);
  if (!face || !wanted || acted.name === 'own') return null;
  const [right, left] = [eyeMiddle(face.eyes.right), eyeMiddle(face.eyes.left)];
  const apart = Math.hypot(left.x - right.x, left.y - right.y);
  if (face.turned < profileFrom || apart < leastEyes) return null;
  const small = wanted.undrawn && apart < leastDrawnEyes ? expressionOf(wanted.undrawn) : null;
  const expression = small ?? wanted;
  const strength = Math.min(acted.strength, expression.strongest);
  if (strength <= 0) return null;
  return { ...expression, face, strength: face.turned < turnedFrom ? strength * turnedStrength : strength };
}
