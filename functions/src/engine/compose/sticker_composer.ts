import type { Look } from '../../domain/look.ts';
import type { PresetConfig } from '../../domain/preset.ts';
import { stickerSpec } from '../../domain/sticker_spec.ts';
import { captionLayout, standsUpright } from './caption_layout.ts';
import type { Box, CutOut } from './cut_out.ts';
import { drawCaption } from './draw_caption.ts';
import { safeArea } from './safe_area.ts';
import { stickerLayout } from './sticker_layout.ts';
import { drawSubject, subjectPicture } from './subject_picture.ts';
import { contextOf, type Pixels, type Studio } from './surface.ts';

export interface StickerRequest {
  text: string;
  look: Look;
  /** Which of the preset's caption colours, counted on and on. */
  turn: number;
}

/** Draws subject and caption of stickers, still without ring and shadow; poses and recoloured poses are made once. */
export interface StickerComposer {
  sticker(request: StickerRequest): Pixels;
}

const canvas = { width: stickerSpec.sticker.maxWidth, height: stickerSpec.sticker.maxHeight };

/** Same cut-out, preset and request: same pixels, whatever was drawn before. */
export function stickerComposer(cutOut: CutOut, preset: PresetConfig, studio: Studio): StickerComposer {
  const surface = studio.createSurface(canvas.width, canvas.height);
  const context = contextOf(surface);
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
      return context.getImageData(0, 0, canvas.width, canvas.height);
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
