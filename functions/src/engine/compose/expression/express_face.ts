export { faceBox } from './face_frame.ts';

import { fillFeature } from './fill_feature.ts';
import type { ShownExpression } from './shown_expression.ts';
import { warpFace } from './warp_face.ts';

/** How far the fill extends beyond eyes and lips, units of the face. */
const eyeGrow = 0.11;
const lipGrow = 0.07;

/**
 * Applies an expression to the face in RGBA pixels, in place: warps its features, and fills those that will be
 * drawn with skin. Returns the lightness of that skin, 0..255; null if nothing was filled.
 */
export function expressFace(
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
  shown: ShownExpression,
): number | null {
  warpFace(pixels, width, height, shown);
  if (shown.drawn === 'nothing') return null;
  const { face } = shown;
  const unit = face.scale;
  const lights = [face.eyes.right, face.eyes.left].map((eye) =>
    fillFeature(pixels, width, height, [eye.outer, eye.inner, ...eye.upper, ...eye.lower], {
      grow: eyeGrow * unit,
      unit,
    }),
  );
  if (shown.drawn === 'face') {
    lights.push(fillFeature(pixels, width, height, face.mouth.outline, { grow: lipGrow * unit, unit }));
  }
  const known = lights.filter((light) => light !== null);
  return known.length > 0 ? known.reduce((sum, light) => sum + light, 0) / known.length : null;
}
