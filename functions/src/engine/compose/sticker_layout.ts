import type { CaptionPlacement, PresetConfig } from '../../domain/presets/preset.ts';
import { stickerSpec } from '../../domain/product/product_spec.ts';
import type { Pose } from '../../domain/stamps/pose.ts';
import type { CaptionLayout } from './caption_layout.ts';
import type { CaptionSetting } from './caption_setting.ts';
import { mostEnlarged } from './choose_crop.ts';
import type { Box } from './cut_out.ts';
import { type StickerCanvas, stillCanvas } from './sticker_canvas.ts';
import type { SubjectPlace } from './subject_picture.ts';
import type { SubjectRaster } from './subject_raster.ts';
import { type Extent, turnedBox, turnedExtent, turner } from './turned_extent.ts';

export interface StickerLayout {
  subject: SubjectPlace;
  caption: { x: number; y: number };
}

const { maxWidth, maxHeight } = stickerSpec.sticker;
/** Shares of the caption that may overlap the subject, tried from the largest; the head is never covered. */
const overlaps = [0.62, 0.45, 0.3, 0.15, 0];
/** The same over a ground, where the subject ends behind the words. */
const deepOverlaps = [1, 0.8];
const fineOverlaps = Array.from({ length: 13 }, (_, step) => (12 - step) / 20);
/** Share of the subject that may be behind the caption if no head is known; of a lower end without drawings, more. */
const blindOverlap = 0.1;
const lowerOverlap = 0.22;

/** Constraints of an acting on the layout. */
export interface LayoutStage {
  /** Extent of props on the head beyond the pose: corners (x, y, …) in the pose's px. */
  readonly reach: readonly number[];
  /** Area for the subject: the ground's box, or the safe area. */
  readonly area: Box;
  readonly hasGround: boolean;
  /** Whether the subject stays in the middle of the area even with words at its side. */
  readonly isCentered: boolean;
  /** Whether the whole outline of a subject without a head is visible, so it needs no floor. */
  readonly floats: boolean;
  /** Whether words may hide more of the lower end of a subject without a head. */
  readonly hidesLower: boolean;
  /** Distance between bubble and subject, px; null without a bubble. */
  readonly tailRoom: number | null;
  /** Whether the subject's own lower end is visible and must stay free of words. */
  readonly showsFeet: boolean;
}

/**
 * Places subject and caption inside `safe`: the subject as large as possible, with its head never under the
 * caption. Moving a caption by hand does not move the subject.
 */
export function stickerLayout(
  raster: SubjectRaster,
  caption: CaptionLayout,
  { placement, shift }: Pick<CaptionSetting, 'placement' | 'shift'>,
  pose: Pose,
  safe: Box,
  stage: LayoutStage | null = null,
): StickerLayout {
  const block = captionBox(caption, placement, safe);
  const tilt = (pose.tilt * Math.PI) / 180;
  const extent = turnedExtent(raster, tilt, pose.flip, stage?.reach);
  const area = stage?.area ?? safe;
  let place: SubjectPlace | undefined;
  const most = mostEnlarged / raster.grain;
  for (const overlap of stage ? overlapsOf(stage) : overlaps) {
    const region = regionBeside(block, placement, area, overlap, stage?.tailRoom ?? 0);
    place = stand(extent, region, placement, tilt, pose, {
      most,
      center: centerOf(stage, region),
      floats: stage?.floats ?? false,
    });
    const clear = stage
      ? isFree(raster, place, caption, block, placement, overlap, stage.hidesLower)
      : isClear(raster, place, block, placement, overlap);
    if (overlap === 0 || clear) break;
  }
  if (!place) throw new Error('No overlap to try.');
  place.x += pose.offsetX * maxWidth;
  place.y += pose.offsetY * maxHeight;
  const x = clamped(block.left + shift.x, safe.left, safe.right - caption.width);
  const y = clamped(block.top + shift.y, safe.top, safe.bottom - caption.height);
  return { subject: place, caption: { x, y } };
}

/** Over a ground, the subject is centered: on a disc, or in the part of a panel that the words leave free. */
function centerOf(stage: LayoutStage | null, region: Box): Box | null {
  if (!stage?.hasGround) return null;
  return stage.isCentered ? stage.area : region;
}

function overlapsOf({ hasGround, tailRoom, showsFeet }: LayoutStage): readonly number[] {
  if (tailRoom !== null) return [0];
  if (showsFeet && !hasGround) return [0.12, 0];
  return hasGround ? [...deepOverlaps, ...fineOverlaps] : fineOverlaps;
}

function captionBox(caption: CaptionLayout, placement: CaptionPlacement, safe: Box): Box {
  const middleX = (safe.left + safe.right - caption.width) / 2;
  const middleY = (safe.top + safe.bottom - caption.height) / 2;
  const left =
    placement === 'left' ? safe.left : placement === 'right' ? safe.right - caption.width : middleX;
  const top =
    placement === 'top' ? safe.top : placement === 'bottom' ? safe.bottom - caption.height : middleY;
  return { left, top, right: left + caption.width, bottom: top + caption.height };
}

function regionBeside(block: Box, placement: CaptionPlacement, safe: Box, overlap: number, gap: number): Box {
  const across = overlap * (block.right - block.left) - gap;
  const along = overlap * (block.bottom - block.top) - gap;
  if (placement === 'bottom') return { ...safe, bottom: Math.min(safe.bottom, block.top + along) };
  if (placement === 'top') return { ...safe, top: Math.max(safe.top, block.bottom - along) };
  if (placement === 'left') return { ...safe, left: Math.max(safe.left, block.right - across) };
  return { ...safe, right: Math.min(safe.right, block.left + across) };
}

/**
 * Fits the subject into `region`, aligned to the caption's side, with scale at most `most`. A zoom keeps the head
 * inside; without a head, zoom only shrinks, because enlarging could cut anything.
 */
function stand(
  extent: Extent,
  region: Box,
  placement: CaptionPlacement,
  tilt: number,
  pose: Pose,
  { most, center, floats }: { readonly most: number; readonly center: Box | null; readonly floats: boolean },
): SubjectPlace {
  const width = region.right - region.left;
  const height = region.bottom - region.top;
  const across = width / (extent.right - extent.left);
  const fit = Math.min(most, across, height / (extent.bottom - extent.top));
  const head = extent.head;
  const roomForHead = head
    ? Math.min(width / (head.right - head.left), height / (head.bottom - head.top))
    : 1;
  const zoom = head ? pose.zoom : Math.min(1, pose.zoom);
  const scale = Math.min(most, fit * zoom, Math.max(fit, roomForHead));
  let x = (region.left + region.right) / 2 - ((extent.left + extent.right) / 2) * scale;
  let y = (region.top + region.bottom) / 2 - ((extent.top + extent.bottom) / 2) * scale;
  if (placement === 'bottom') y = region.bottom - extent.bottom * scale;
  if (placement === 'top') y = region.top - extent.top * scale;
  if (placement === 'left' && !center) x = region.left - extent.left * scale;
  if (placement === 'right' && !center) x = region.right - extent.right * scale;
  if (center && (placement === 'left' || placement === 'right')) {
    x = (center.left + center.right) / 2 - ((extent.left + extent.right) / 2) * scale;
    if (!floats) y = region.bottom - extent.bottom * scale;
  }
  if (head) {
    y += inward(y + head.top * scale, y + head.bottom * scale, region.top, region.bottom);
    x += inward(x + head.left * scale, x + head.right * scale, region.left, region.right);
  }
  return { x, y, scale, tilt, flip: pose.flip };
}

function clamped(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

/** Distance by which [from, to] has to move to lie within [start, end]. */
function inward(from: number, to: number, start: number, end: number): number {
  if (from < start) return start - from;
  return to > end ? end - to : 0;
}

/** Whether no letter touches a head or, if no head is known, whether the words hide little of the subject. */
function isFree(
  raster: SubjectRaster,
  place: SubjectPlace,
  { boxes }: CaptionLayout,
  block: Box,
  placement: CaptionPlacement,
  overlap: number,
  hidesLower: boolean,
): boolean {
  if (raster.heads.length === 0) {
    const most = hidesLower && placement === 'bottom' ? lowerOverlap : blindOverlap;
    return isClear(raster, place, block, placement, overlap, most);
  }
  const turn = turner(raster, place.tilt, place.flip);
  return raster.heads.every((head) => {
    const box = turnedBox(head, turn);
    const radius = {
      x: ((box.right - box.left) / 2) * place.scale,
      y: ((box.bottom - box.top) / 2) * place.scale,
    };
    const x = place.x + ((box.left + box.right) / 2) * place.scale - block.left;
    const y = place.y + ((box.top + box.bottom) / 2) * place.scale - block.top;
    return boxes.every(({ left, top, right, bottom }) => {
      const across = (clamped(x, left, right) - x) / radius.x;
      const down = (clamped(y, top, bottom) - y) / radius.y;
      return across * across + down * down >= 0.94;
    });
  });
}

function isClear(
  raster: SubjectRaster,
  place: SubjectPlace,
  block: Box,
  placement: CaptionPlacement,
  overlap: number,
  most = blindOverlap,
): boolean {
  if (raster.heads.length === 0) {
    const upright = placement === 'bottom' || placement === 'top';
    const hidden = overlap * (upright ? block.bottom - block.top : block.right - block.left);
    return hidden <= most * place.scale * (upright ? raster.height : raster.width);
  }
  const turn = turner(raster, place.tilt, place.flip);
  return raster.heads.every((head) => {
    const box = turnedBox(head, turn);
    const apart = 1;
    return (
      place.x + box.left * place.scale >= block.right - apart ||
      place.x + box.right * place.scale <= block.left + apart ||
      place.y + box.top * place.scale >= block.bottom - apart ||
      place.y + box.bottom * place.scale <= block.top + apart
    );
  });
}

/** Distance at which shadows end, in sigmas. */
export const shadowReach = 2;

/** The canvas without margin, ring and shadow: the area for subject and caption. */
export function safeArea(preset: PresetConfig, canvas: StickerCanvas = stillCanvas): Box {
  const { layout, margin } = canvas;
  const larger = canvas.ring / canvas.scale;
  const shadow = preset.shadow;
  const soft = shadow ? shadow.blur * shadowReach : 0;
  // Two pixels more than required: one for anti-aliasing, one for checkers that round differently.
  const room = (offset: number) =>
    margin + 2 + preset.borderWidth * larger + Math.max(0, Math.ceil((soft + offset) * larger));
  return {
    left: room(-(shadow?.offsetX ?? 0)),
    top: room(-(shadow?.offsetY ?? 0)),
    right: layout.width - room(shadow?.offsetX ?? 0),
    bottom: layout.height - room(shadow?.offsetY ?? 0),
  };
}
