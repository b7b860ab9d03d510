import type { Acting } from '../../domain/acting/acting.ts';
import type { ColourEffect, Look } from '../../domain/look.ts';
import { type PresetConfig, recolorsSubjects } from '../../domain/preset.ts';
import { colourEffect } from './colour_effect.ts';
import type { Box, CutOut } from './cut_out.ts';
import { expressFace } from './expression/express_face.ts';
import { type ShownExpression, shownExpression } from './expression/shown_expression.ts';
import { type Framing, framing } from './framing.ts';
import { finishIllustration, illustrated } from './illustration/illustrate.ts';
import { type PosePixels, posePixels } from './pose_pixels.ts';
import { type Context, contextOf, type Studio, type Surface } from './surface.ts';

/** A pose, ready to be drawn. */
export interface SubjectPicture {
  pose: PosePixels;
  surface: Surface;
  /** What its face shows, and how light the skin is that features are drawn on, 0..255; null = its own face. */
  shown: (ShownExpression & { readonly skin: number | null }) | null;
}

/** Where the subject stands: its middle on the canvas, scale, tilt in radians. */
export interface SubjectPlace {
  x: number;
  y: number;
  scale: number;
  tilt: number;
  flip: boolean;
}

interface Made {
  frames: Map<string, Framing>;
  poses: Map<string, PosePixels>;
  /** Pixels of poses as the style colors or draws them. */
  colored: Map<string, Uint8ClampedArray>;
  pictures: Map<string, SubjectPicture>;
}

/** Most pictures that are kept of a cut-out: nearly every sticker of a set has an expression of its own. */
const mostPictures = 8;

/** What was made of a cut-out lives as long as the cut-out. */
const made = new WeakMap<CutOut, Made>();

/**
 * The subject in a pose, as the style colors or draws it, with an expression, to be drawn into `room` (canvas px). What
 * is made of a cut-out is kept, so its pixels must not change.
 */
export function subjectPicture(
  cutOut: CutOut,
  look: Pick<Look, 'pose' | 'effect'>,
  preset: PresetConfig,
  room: { width: number; height: number },
  studio: Studio,
  expression: Acting['expression'] | null = null,
): SubjectPicture {
  const known = made.get(cutOut) ?? {
    frames: new Map(),
    poses: new Map(),
    colored: new Map(),
    pictures: new Map(),
  };
  made.set(cutOut, known);
  const frame = kept(known.frames, `${look.pose} ${room.width} ${room.height}`, () =>
    framing(cutOut, look.pose, room),
  );
  const place = `${frame.left} ${frame.top} ${frame.right} ${frame.bottom}`;
  const drawn = `${place} ${preset.illustration} ${preset.drawing.palette}`;
  const photo = kept(known.poses, place, () => posePixels(cutOut, frame));
  const pose = kept(known.poses, drawn, () => illustrated(photo, preset));
  const effect = effectOf(look, preset);
  const colored = kept(known.colored, `${drawn} ${effect}`, () => {
    const pixels = pose.pixels.slice();
    colourEffect(pixels, effect);
    return pixels;
  });
  const shown = shownExpression(pose, expression);
  const face = shown && expression ? `${expression.name} ${shown.strength}` : 'own';
  const picture = kept(known.pictures, `${drawn} ${effect} ${face}`, () =>
    pictureOf(pose, colored, shown, preset, studio),
  );
  const [oldest] = known.pictures.keys();
  if (known.pictures.size > mostPictures && oldest !== undefined) known.pictures.delete(oldest);
  return picture;
}

function pictureOf(
  pose: PosePixels,
  colored: Uint8ClampedArray,
  shown: ShownExpression | null,
  preset: PresetConfig,
  studio: Studio,
): SubjectPicture {
  const surface = studio.createSurface(pose.width, pose.height);
  const context = contextOf(surface);
  const pixels = context.createImageData(pose.width, pose.height);
  pixels.data.set(colored);
  const skin = shown && expressFace(pixels.data, pose.width, pose.height, shown);
  finishIllustration(pixels, pose, preset);
  context.putImageData(pixels, 0, 0);
  return { pose, surface, shown: shown && { ...shown, skin } };
}

function kept<T>(things: Map<string, T>, key: string, make: () => T): T {
  const known = things.get(key);
  if (known !== undefined) return known;
  const thing = make();
  things.set(key, thing);
  return thing;
}

function effectOf(look: Pick<Look, 'effect'>, preset: PresetConfig): ColourEffect {
  return recolorsSubjects(preset) ? preset.colourEffect : look.effect;
}

/** Draws the subject where it stands, nothing of it outside `clip`. */
export function drawSubject(context: Context, subject: SubjectPicture, place: SubjectPlace, clip: Box): void {
  const width = subject.pose.width * place.scale;
  const height = subject.pose.height * place.scale;
  context.save();
  context.beginPath();
  context.rect(clip.left, clip.top, clip.right - clip.left, clip.bottom - clip.top);
  context.clip();
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  context.translate(place.x, place.y);
  context.rotate(place.tilt);
  if (place.flip) context.scale(-1, 1);
  context.drawImage(subject.surface, -width / 2, -height / 2, width, height);
  context.restore();
}
