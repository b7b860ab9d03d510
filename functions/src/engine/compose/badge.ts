import type { PresetConfig } from '../../domain/preset.ts';
import type { Box, CutOut } from './cut_out.ts';
import { distanceField } from './distance.ts';
import { paintLayers } from './paint_layers.ts';
import { drawSubject, subjectPicture } from './subject_picture.ts';
import { contextOf, type Pixels, type Studio } from './surface.ts';

export interface BadgeSize {
  width: number;
  height: number;
  /** Clear rim, px. */
  margin: number;
}

/** Width, px, of the sticker that ring and shadow of a preset are made for. */
const presetWidth = 370;

/**
 * The package's small pictures: the face where there is one, else the whole subject, without words, as large as
 * `size` allows. Ring and shadow shrink with the picture.
 */
export function badge(cutOut: CutOut, preset: PresetConfig, size: BadgeSize, studio: Studio): Pixels {
  const small = shrunk(preset, Math.max(0.45, size.width / presetWidth));
  const surface = studio.createSurface(size.width, size.height);
  const context = contextOf(surface);
  const subject = subjectPicture(cutOut, size.width < 120 ? 'face' : 'bust', preset.colourEffect, studio);
  const clip = clipOf(small, size);
  const scale = Math.min(
    (clip.right - clip.left) / subject.pose.width,
    (clip.bottom - clip.top) / subject.pose.height,
  );
  const place = {
    x: (clip.left + clip.right) / 2,
    y: (clip.top + clip.bottom) / 2,
    scale,
    tilt: 0,
    flip: false,
  };
  drawSubject(context, subject, place, clip);
  const pixels = context.getImageData(0, 0, size.width, size.height);
  paintLayers(pixels.data, distanceField(size.width, size.height), small);
  return pixels;
}

function shrunk(preset: PresetConfig, by: number): PresetConfig {
  const { shadow } = preset;
  return {
    ...preset,
    borderWidth: preset.borderWidth === 0 ? 0 : Math.max(2, Math.round(preset.borderWidth * by)),
    shadow: shadow && {
      ...shadow,
      blur: shadow.blur * by,
      offsetX: Math.round(shadow.offsetX * by),
      offsetY: Math.round(shadow.offsetY * by),
    },
  };
}

function clipOf({ borderWidth, shadow }: PresetConfig, { width, height, margin }: BadgeSize): Box {
  const soft = Math.ceil((shadow?.blur ?? 0) * 2);
  const around = margin + 1 + borderWidth;
  const shade = (offset: number) => around + Math.max(0, shadow ? soft + offset : 0);
  const offsetX = shadow?.offsetX ?? 0;
  const offsetY = shadow?.offsetY ?? 0;
  return {
    left: shade(-offsetX),
    top: shade(-offsetY),
    right: width - shade(offsetX),
    bottom: height - shade(offsetY),
  };
}
