import { type Acting, plainMark } from '../../../domain/acting/acting.ts';
import { expressionOf } from '../expression/expressions.ts';
import type { SubjectPicture } from '../subject_picture.ts';
import type { Context } from '../surface.ts';
import { drawnFaceHead, drawnFaceSpots } from './drawn_face.ts';
import { drawFeatures, type FeatureSpots, featureSpots } from './drawn_features.ts';
import { type HeadFrame, poseHead } from './head_frame.ts';
import { type Limbs, limbsOf } from './limbs.ts';
import type { DrawingStyle } from './palette.ts';

/** The actor of a picture: its head in the pose's px, and what is drawn on and around it. */
export interface Actor {
  readonly head: HeadFrame;
  readonly limbs: Limbs | null;
  readonly features: Features | null;
}

interface Features {
  readonly shown: Parameters<typeof drawFeatures>[1];
  readonly spots: FeatureSpots;
  /** Lightness of the skin under them, 0..255; null = unknown. */
  readonly light: number | null;
}

/**
 * Builds the actor of a picture.
 *
 * @param hasLegs whether the subject's own lower end is visible, so drawn legs can start there.
 */
export function actorOf({ raster, shown }: SubjectPicture, acting: Acting, hasLegs: boolean): Actor {
  const head = acting.drawnFace && drawnFaceHead(raster, acting.drawnFace);
  if (acting.drawnFace && head) {
    const { name, strength } = acting.expression;
    const drawing = (expressionOf(name) ?? expressionOf('own'))?.drawing;
    return {
      head,
      limbs: limbsOf(raster, acting.drawnFace.limbs, head, hasLegs),
      features: drawing
        ? {
            shown: { drawing, drawn: 'face', strength: Math.min(1.25, strength) },
            spots: drawnFaceSpots,
            // Things have letters and edges; a halo sets the face off from them.
            light: 0,
          }
        : null,
    };
  }
  const features =
    shown && shown.drawn !== 'nothing' ? { shown, spots: featureSpots(shown.face), light: shown.skin } : null;
  return { head: poseHead(raster), limbs: null, features };
}

/**
 * Draws the actor's features.
 *
 * @param placed the actor's head on the canvas.
 */
export function drawActorFace(
  context: Context,
  { features }: Actor,
  placed: HeadFrame,
  style: DrawingStyle,
): void {
  if (features) drawFeatures(context, features.shown, features.spots, placed, style, features.light);
}

/** Returns the acting's marks, plus the blush of some drawn faces. */
export function marksOf({ features }: Actor, { marks }: Acting): Acting['marks'] {
  const blushes = features?.shown.drawn === 'face' && features.shown.drawing.blush;
  if (!blushes || marks.some(({ name }) => name === 'blush' || name === 'blush_lines')) return marks;
  return [...marks, plainMark('blush')];
}
