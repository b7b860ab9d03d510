import type { Look } from '../../domain/look.ts';
import type { PresetConfig } from '../../domain/preset.ts';
import { stickerSpec } from '../../domain/sticker_spec.ts';
import { type Box, type CutOut, isDrawn } from './cut_out.ts';
import { distanceField } from './distance.ts';
import { mostEnlarged } from './framing.ts';
import { paintLayers } from './paint_layers.ts';
import type { PosePixels } from './pose_pixels.ts';
import { drawSubject, type SubjectPlace, subjectPicture } from './subject_picture.ts';
import { contextOf, type Pixels, type Studio } from './surface.ts';
import { turnedExtent } from './turned_extent.ts';

export interface BadgeSize {
  width: number;
  height: number;
  /** Clear rim, px. */
  margin: number;
}

export type BadgeKind = 'main' | 'tab';

export const badgeSizes: Record<BadgeKind, BadgeSize> = {
  main: { ...stickerSpec.main, margin: stickerSpec.sticker.margin },
  tab: { ...stickerSpec.tab, margin: 3 },
};

/** Width, px, of the sticker that ring and shadow of a preset are made for. */
const presetWidth = 370;

/**
 * The package's small pictures: the face where there is one, else the whole subject, without words, as large as
 * `size` allows. Ring and shadow shrink with the picture. With a look its pose, side, tilt and effect instead.
 */
export function badge(
  cutOut: CutOut,
  preset: PresetConfig,
  size: BadgeSize,
  look: Look | null,
  studio: Studio,
): Pixels {
  const small = shrunk(preset, Math.max(0.45, size.width / presetWidth));
  const surface = studio.createSurface(size.width, size.height);
  const context = contextOf(surface);
  const own = look && isDrawn(cutOut) ? 'full' : look?.pose;
  const pose = own ?? (size.width < 120 ? 'face' : 'bust');
  const subject = subjectPicture(cutOut, { pose, effect: look?.effect ?? 'none' }, preset, size, studio);
  const clip = clipOf(small, size);
  drawSubject(context, subject, placeIn(clip, subject.pose, look), clip);
  const pixels = context.getImageData(0, 0, size.width, size.height);
  paintLayers(pixels.data, distanceField(size.width, size.height), small);
  return pixels;
}

function placeIn(clip: Box, pose: PosePixels, look: Look | null): SubjectPlace {
  const tilt = ((look?.tilt ?? 0) * Math.PI) / 180;
  const flip = look?.flip ?? false;
  const half = {
    left: -pose.width / 2,
    top: -pose.height / 2,
    right: pose.width / 2,
    bottom: pose.height / 2,
  };
  const extent = tilt === 0 ? half : turnedExtent(pose, tilt, flip);
  const scale = Math.min(
    mostEnlarged / pose.grain,
    (clip.right - clip.left) / (extent.right - extent.left),
    (clip.bottom - clip.top) / (extent.bottom - extent.top),
  );
  return {
    x: (clip.left + clip.right) / 2 - ((extent.left + extent.right) / 2) * scale,
    y: (clip.top + clip.bottom) / 2 - ((extent.top + extent.bottom) / 2) * scale,
    scale,
    tilt,
    flip,
  };
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
