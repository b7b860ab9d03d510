import type { Acting } from '../../domain/acting/acting.ts';
import type { PresetConfig } from '../../domain/presets/preset.ts';
import { stickerSpec } from '../../domain/product/product_spec.ts';
import type { Pose } from '../../domain/stamps/pose.ts';
import { actorOf, drawActorFace, marksOf } from './acting/actor.ts';
import { placedHead } from './acting/head_frame.ts';
import { drawingStyle } from './acting/palette.ts';
import { drawSkinMarks } from './acting/skin_marks.ts';
import { mostEnlarged } from './choose_crop.ts';
import { type Box, type CutOut, isDrawn } from './cut_out.ts';
import { distanceField } from './distance.ts';
import { paintLayers } from './paint_layers.ts';
import { shrunkPreset } from './sticker_canvas.ts';
import { drawSubject, type SubjectPicture, type SubjectPlace, subjectPicture } from './subject_picture.ts';
import type { SubjectRaster } from './subject_raster.ts';
import { type CanvasBackend, type Context, contextOf, type Pixels } from './surface.ts';
import { turnedExtent } from './turned_extent.ts';

export interface BadgeSize {
  width: number;
  height: number;
  /** Transparent margin, px. */
  margin: number;
}

/** The sticker that a badge shows; null means the engine's choice. */
export interface BadgeStance {
  readonly pose: Pose | null;
  readonly acting: Acting | null;
}

export type BadgeKind = 'main' | 'tab';

export const badgeSizes: Record<BadgeKind, BadgeSize> = {
  main: { ...stickerSpec.main, margin: stickerSpec.sticker.margin },
  tab: { ...stickerSpec.tab, margin: 3 },
};

/** Width of the sticker that a preset's ring and shadow are designed for, px. */
const presetWidth = 370;

/**
 * Draws one of the set's small pictures (main, tab): the face if there is one, else the whole subject, as large as
 * `size` allows, without words but with what the acting shows on the face. Ring and shadow shrink with the picture.
 * A given pose replaces the default framing, flip, tilt and effect.
 */
export function badge(
  cutOut: CutOut,
  preset: PresetConfig,
  size: BadgeSize,
  { pose, acting }: BadgeStance,
  canvasBackend: CanvasBackend,
): Pixels {
  const small = shrunkPreset(preset, Math.max(0.45, size.width / presetWidth));
  const surface = canvasBackend.createSurface(size.width, size.height);
  const context = contextOf(surface);
  // A drawing is cropped only if its face was detected.
  const isWhole = isDrawn(cutOut) && (pose !== null || !cutOut.heads[0]?.face);
  const own = isWhole ? 'full' : pose?.framing;
  const framing = own ?? (size.width < 120 ? 'face' : 'bust');
  const shown = { framing, effect: pose?.effect ?? 'none' };
  const subject = subjectPicture(cutOut, shown, preset, size, canvasBackend, acting?.expression);
  const clip = clipOf(small, size);
  const place = placeIn(clip, subject.raster, pose);
  drawSubject(context, subject, place, clip);
  if (acting) drawFace(context, subject, place, { acting, preset, clip });
  const pixels = context.getImageData(0, 0, size.width, size.height);
  paintLayers(pixels.data, distanceField(size.width, size.height), small);
  return pixels;
}

interface ActedFace {
  readonly acting: Acting;
  readonly preset: PresetConfig;
  readonly clip: Box;
}

/** Draws blush and the features that replace the subject's own. */
function drawFace(
  context: Context,
  subject: SubjectPicture,
  place: SubjectPlace,
  { acting, preset, clip }: ActedFace,
): void {
  const style = drawingStyle(preset);
  const actor = actorOf(subject, acting, false);
  const placed = placedHead(actor.head, subject.raster, place);
  drawSkinMarks(context, marksOf(actor, acting), placed, style, clip);
  drawActorFace(context, actor, placed, style);
}

function placeIn(clip: Box, raster: SubjectRaster, pose: Pose | null): SubjectPlace {
  const tilt = ((pose?.tilt ?? 0) * Math.PI) / 180;
  const flip = pose?.flip ?? false;
  const half = {
    left: -raster.width / 2,
    top: -raster.height / 2,
    right: raster.width / 2,
    bottom: raster.height / 2,
  };
  const extent = tilt === 0 ? half : turnedExtent(raster, tilt, flip);
  const scale = Math.min(
    mostEnlarged / raster.grain,
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
