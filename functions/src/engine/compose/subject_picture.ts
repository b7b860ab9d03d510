import type { ColourEffect, Look, Pose } from '../../domain/look.ts';
import type { PresetConfig } from '../../domain/preset.ts';
import { colourEffect } from './colour_effect.ts';
import type { Box, CutOut } from './cut_out.ts';
import { type PosePixels, posePixels } from './pose_pixels.ts';
import { type Context, contextOf, type Studio, type Surface } from './surface.ts';

/** A pose, ready to be drawn. */
export interface SubjectPicture {
  pose: PosePixels;
  surface: Surface;
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
  poses: Map<string, PosePixels>;
  pictures: Map<string, SubjectPicture>;
}

/** What was made of a cut-out lives as long as the cut-out. */
const made = new WeakMap<CutOut, Made>();

/**
 * The subject in a pose and a colour effect, to be drawn into `room` (canvas px); each is made once for each cut-out,
 * whose pixels must not change.
 */
export function subjectPicture(
  cutOut: CutOut,
  name: Pose,
  effect: ColourEffect,
  room: { width: number; height: number },
  studio: Studio,
): SubjectPicture {
  const { poses, pictures } = made.get(cutOut) ?? { poses: new Map(), pictures: new Map() };
  made.set(cutOut, { poses, pictures });
  const posed = `${name} ${room.width} ${room.height}`;
  const key = `${posed} ${effect}`;
  const known = pictures.get(key);
  if (known) return known;
  const pose = poses.get(posed) ?? posePixels(cutOut, name, room);
  poses.set(posed, pose);
  const surface = studio.createSurface(pose.width, pose.height);
  const context = contextOf(surface);
  const pixels = context.createImageData(pose.width, pose.height);
  pixels.data.set(pose.pixels);
  colourEffect(pixels.data, effect);
  context.putImageData(pixels, 0, 0);
  const picture = { pose, surface };
  pictures.set(key, picture);
  return picture;
}

/** A style that recolors its subjects recolors all of them; in others a sticker may have an effect of its own. */
export function effectOf(look: Pick<Look, 'effect'> | null, preset: PresetConfig): ColourEffect {
  return preset.colourEffect === 'none' ? (look?.effect ?? 'none') : preset.colourEffect;
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
