import type { Look } from '../../domain/look.ts';
import type { PresetConfig } from '../../domain/preset.ts';
import { stickerSpec } from '../../domain/sticker_spec.ts';
import { captionLayout, standsUpright } from './caption_layout.ts';
import type { Box, CutOut } from './cut_out.ts';
import { type DistanceField, distanceField } from './distance.ts';
import { drawCaption } from './draw_caption.ts';
import { paintLayers } from './paint_layers.ts';
import { safeArea, stickerLayout } from './sticker_layout.ts';
import { drawSubject, subjectPicture } from './subject_picture.ts';
import { contextOf, type Studio } from './surface.ts';
import { type Crop, trim } from './trim.ts';

export interface StickerRequest {
  text: string;
  look: Look;
  /** Which of the preset's caption colours, counted on and on. */
  turn: number;
}

/** Draws stickers of one subject; poses and recoloured poses are made once. */
export interface StickerComposer {
  sticker(request: StickerRequest): Crop;
}

const canvas = { width: stickerSpec.sticker.maxWidth, height: stickerSpec.sticker.maxHeight };

/** Same cut-out, preset and request: same pixels, whatever was drawn before. */
export function stickerComposer(cutOut: CutOut, preset: PresetConfig, studio: Studio): StickerComposer {
  const surface = studio.createSurface(canvas.width, canvas.height);
  const context = contextOf(surface);
  const field: DistanceField = distanceField(canvas.width, canvas.height);
  const safe = safeArea(preset);
  return {
    sticker: ({ text, look, turn }) => {
      const vertical = preset.captionPlacement === 'left' || preset.captionPlacement === 'right';
      const upright = vertical && standsUpright(text);
      const placement = vertical && !upright ? 'bottom' : preset.captionPlacement;
      const caption = captionLayout(text, preset.font, room(safe, preset, upright), context, studio);
      const subject = subjectPicture(
        cutOut,
        look.pose,
        look.effect === 'none' ? preset.colourEffect : look.effect,
        studio,
      );
      const layout = stickerLayout(subject.pose, caption, placement, look, safe);
      context.clearRect(0, 0, canvas.width, canvas.height);
      drawSubject(context, subject, layout.subject, safe);
      drawCaption(context, caption, layout.caption.x, layout.caption.y, {
        fill: preset.captionColors[turn % preset.captionColors.length] as string,
        stroke: preset.captionStroke,
      });
      const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
      paintLayers(pixels.data, field, preset);
      return trim(pixels, stickerSpec.sticker.margin, stickerSpec.sticker.minWidth);
    },
  };
}

function room(safe: Box, preset: PresetConfig, vertical: boolean) {
  const width = safe.right - safe.left;
  const height = safe.bottom - safe.top;
  return {
    width: vertical ? width * 0.36 : width,
    height: vertical ? height : height * 0.36,
    stroke: preset.captionStroke.width,
    vertical,
  };
}
