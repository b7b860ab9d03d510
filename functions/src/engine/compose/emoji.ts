import type { PresetConfig } from '../../domain/presets/preset.ts';
import { productSpecs } from '../../domain/product/product_spec.ts';
import { actorOf, drawActorFace, marksOf } from './acting/actor.ts';
import { placedHead } from './acting/head_frame.ts';
import { drawMarks } from './acting/marks.ts';
import { drawingStyle } from './acting/palette.ts';
import { drawSkinMarks } from './acting/skin_marks.ts';
import { clipOf, placeIn } from './badge.ts';
import { type CaptionLayout, captionLayout } from './caption_layout.ts';
import { type Box, movedBox } from './cut_out.ts';
import { distanceField } from './distance.ts';
import { drawCaption } from './draw_caption.ts';
import { paintLayers } from './paint_layers.ts';
import { shrunkPreset } from './sticker_canvas.ts';
import type { StickerRequest } from './sticker_composer.ts';
import { drawSubject, subjectPicture } from './subject_picture.ts';
import { type CanvasBackend, contextOf, type Pixels } from './surface.ts';

export interface EmojiDrawing {
  readonly pixels: Pixels;
  /** Font size of the caption, px of the emoji; null where there are no words. */
  readonly captionSize: number | null;
}

const { maxWidth: width, maxHeight: height } = productSpecs.emoji.picture;
/** Ring and shadow of a preset are made for a sticker; an emoji is shown so small that its ring has to stay thick. */
const ringScale = 0.75;
const leastRing = 4;
/** Px that stay clear: the ring's soft edge. */
const margin = 1;
/** Share of the height that words take, and how much of them lies over the face. */
const captionShare = 0.42;
const captionOverlap = 0.3;
/** Share of the canvas that the face leaves to marks beside it. */
const markShare = 0.2;
/** More marks than these cannot be told from each other. */
const mostMarks = 2;
const nothing: CaptionLayout = { runs: [], size: 0, width: 0, height: 0, boxes: [] };

/** An emoji: the face that fills the canvas, with what its acting shows and at most a few letters under it. */
export function drawEmojiPixels(
  { cutOut, text, pose, styleIndex, caption, acting = null }: StickerRequest,
  preset: PresetConfig,
  canvasBackend: CanvasBackend,
): EmojiDrawing {
  const small = emojiPreset(preset);
  const clip = clipOf(small, { width, height, margin });
  const surface = canvasBackend.createSurface(width, height);
  const context = contextOf(surface);
  const stroke = { ...preset.captionStroke, width: Math.max(3, preset.captionStroke.width * ringScale) };
  const whole = { width: clip.right - clip.left, height: clip.bottom - clip.top };
  const room = { width: whole.width, height: whole.height * captionShare };
  const setting = { ...room, stroke: stroke.width, vertical: false, style: 'plain', scale: 1, limit: whole };
  const words =
    text === '' || caption?.hidden
      ? nothing
      : captionLayout(text, caption?.font ?? preset.font, setting, context, canvasBackend);
  const marks = (acting?.marks ?? []).slice(0, mostMarks);
  // The head that is found on an animal ends below its ears.
  const framing = cutOut.kind === 'person' && cutOut.heads[0]?.face ? 'face' : 'full';
  const shown = { framing, effect: pose.effect } as const;
  const subject = subjectPicture(cutOut, shown, preset, whole, canvasBackend, acting?.expression);
  const area = faceArea(clip, words, marks.length > 0);
  const place = placeIn(area, subject.raster, pose);
  drawSubject(context, subject, place, clip);
  const at = { x: (clip.left + clip.right - words.width) / 2, y: clip.bottom - words.height };
  if (acting) {
    const style = drawingStyle(preset);
    const own = { ...acting, marks };
    const actor = actorOf(subject, own, false);
    const placed = placedHead(actor.head, subject.raster, place);
    drawSkinMarks(context, marksOf(actor, own), placed, style, clip);
    drawActorFace(context, actor, placed, style);
    const taken = words.boxes.map((box) => movedBox(box, at));
    drawMarks(context, marks, placed, style, { safe: clip, taken });
  }
  const fill = caption?.color ?? preset.captionColors[styleIndex % preset.captionColors.length];
  drawCaption(context, words, at, { fill, stroke }, canvasBackend);
  const pixels = context.getImageData(0, 0, width, height);
  paintLayers(pixels.data, distanceField(width, height), small);
  return { pixels, captionSize: words.size || null };
}

function emojiPreset(preset: PresetConfig): PresetConfig {
  const small = shrunkPreset(preset, ringScale);
  return { ...small, borderWidth: Math.max(leastRing, small.borderWidth), shadow: null };
}

/** Where the face stands: above the words, and aside where marks need room. */
function faceArea(clip: Box, words: CaptionLayout, hasMarks: boolean): Box {
  const aside = hasMarks ? (clip.right - clip.left) * markShare * 0.5 : 0;
  return {
    left: clip.left + aside,
    top: clip.top + aside,
    right: clip.right - aside,
    bottom: clip.bottom - words.height * (1 - captionOverlap),
  };
}
