import type { CaptionStyle } from '../../domain/caption_style.ts';
import type { Look } from '../../domain/look.ts';
import type { PresetConfig } from '../../domain/preset.ts';
import { stickerSpec } from '../../domain/sticker_spec.ts';
import { type CaptionLayout, captionLayout } from './caption_layout.ts';
import { captionSetting } from './caption_setting.ts';
import type { CutOut } from './cut_out.ts';
import { drawCaption } from './draw_caption.ts';
import { safeArea } from './safe_area.ts';
import { stickerLayout } from './sticker_layout.ts';
import { drawSubject, subjectPicture } from './subject_picture.ts';
import { contextOf, type Pixels, type Studio } from './surface.ts';

export interface StickerRequest {
  /** The set's cut-out, or art of the sticker's own. Its pixels must not change. */
  cutOut: CutOut;
  text: string;
  look: Look;
  /** Which of the preset's caption colours, counted on and on. */
  turn: number;
  /** null = as the preset has it. */
  caption: CaptionStyle | null;
}

/** A sticker without ring and shadow. */
export interface StickerDrawing {
  readonly pixels: Pixels;
  /** Font size of the caption, px; null where there are no words. */
  readonly captionSize: number | null;
}

/** Draws subject and caption of stickers, still without ring and shadow; poses and recoloured poses are made once. */
export interface StickerComposer {
  sticker(request: StickerRequest): StickerDrawing;
}

const canvas = { width: stickerSpec.sticker.maxWidth, height: stickerSpec.sticker.maxHeight };
/** What the subject of a sticker usually gets beside its words. */
const subjectRoom = { width: canvas.width - 30, height: canvas.height - 90 };
const nothing: CaptionLayout = { runs: [], size: 0, width: 0, height: 0 };

/** Same preset and request: same pixels, whatever was drawn before. */
export function stickerComposer(preset: PresetConfig, studio: Studio): StickerComposer {
  const surface = studio.createSurface(canvas.width, canvas.height);
  const context = contextOf(surface);
  const safe = safeArea(preset);
  return {
    sticker: ({ cutOut, text, look, turn, caption }) => {
      const setting = captionSetting(text, caption, preset, safe);
      const words = caption?.hidden
        ? nothing
        : captionLayout(text, setting.font, setting.room, context, studio);
      const subject = subjectPicture(
        cutOut,
        look.pose,
        look.effect === 'none' ? preset.colourEffect : look.effect,
        subjectRoom,
        studio,
      );
      const layout = stickerLayout(subject.pose, words, setting, look, safe);
      context.clearRect(0, 0, canvas.width, canvas.height);
      drawSubject(context, subject, layout.subject, safe);
      const fill = caption?.color ?? (preset.captionColors[turn % preset.captionColors.length] as string);
      drawCaption(context, words, layout.caption, { fill, stroke: preset.captionStroke }, studio);
      const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
      return { pixels, captionSize: words.size || null };
    },
  };
}
