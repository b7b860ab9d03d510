import type { Acting } from '../../domain/acting/acting.ts';
import type { BubbleName } from '../../domain/acting/acting_names.ts';
import type { CaptionStyle, PresetConfig } from '../../domain/presets/preset.ts';
import type { Pose } from '../../domain/stamps/pose.ts';
import { type ActingStage, actingStage } from './acting/acting_stage.ts';
import { bubbleRoom } from './acting/bubbles.ts';
import { type CaptionLayout, captionLayout } from './caption_layout.ts';
import { type CaptionSetting, captionSetting } from './caption_setting.ts';
import { type Box, type CutOut, isDrawn } from './cut_out.ts';
import type { CaptionInk } from './draw_caption.ts';
import type { StickerCanvas } from './sticker_canvas.ts';
import { type SubjectView, viewSubject } from './sticker_faults.ts';
import { stickerLayout } from './sticker_layout.ts';
import { drawSubject, type SubjectPicture, type SubjectPlace, subjectPicture } from './subject_picture.ts';
import type { CanvasBackend, Context } from './surface.ts';

export interface StickerRequest {
  /** The set's cut-out, or art made for this sticker. Its pixels must not change. */
  cutOut: CutOut;
  text: string;
  pose: Pose;
  /** Index into the preset's caption colors, modulo their number. */
  styleIndex: number;
  /** null = as the preset defines. */
  caption: CaptionStyle | null;
  /** Expression, marks, prop, ground and lettering; null = none. The framing is in `pose`. */
  acting?: Acting | null;
}

/** A laid-out sticker: all positions, before anything is drawn. */
export interface StickerStage {
  readonly words: CaptionLayout;
  readonly caption: { x: number; y: number };
  readonly ink: CaptionInk;
  readonly subject: SubjectPlace;
  /** The subject with its expression; requesting another expression of the same subject overwrites it. */
  readonly picture: SubjectPicture;
  readonly view: SubjectView;
  /** null for a sticker without acting. */
  readonly acting: ActingStage | null;
  /** Returns the subject with an expression of another name or strength. */
  pictureWith(expression: Acting['expression']): SubjectPicture;
  /** Draws the plain subject, or with acting the subject and everything on its layer. */
  drawBody(
    context: Context,
    picture: SubjectPicture,
    expression: Acting['expression'] | null,
    clip: Box,
  ): void;
}

const nothing: CaptionLayout = { runs: [], size: 0, width: 0, height: 0, boxes: [] };

/**
 * Lays out a sticker in `safe`.
 *
 * @param context measures the words.
 */
export function stickerStage(
  { cutOut, text, pose, styleIndex, caption, acting = null }: StickerRequest,
  preset: PresetConfig,
  { layout }: Pick<StickerCanvas, 'layout'>,
  safe: Box,
  context: Context,
  canvasBackend: CanvasBackend,
): StickerStage {
  const setting = captionSetting(text, caption, preset, safe, acting?.lettering);
  const words =
    caption?.hidden || text === ''
      ? nothing
      : inBubble(captionLayout(text, setting.font, setting.room, context, canvasBackend), setting.bubble);
  const seen = isDrawn(cutOut) ? { ...pose, framing: 'full' as const } : pose;
  // Typical room for the subject beside the words.
  const room = { width: layout.width - 30, height: layout.height - 90 };
  const pictureWith = (expression: Acting['expression'] | null | undefined) =>
    subjectPicture(cutOut, seen, preset, room, canvasBackend, expression);
  const picture = pictureWith(acting?.expression);
  const color = caption?.color ?? preset.captionColors[styleIndex % preset.captionColors.length];
  const width = setting.bubble ? 0 : preset.captionStroke.width;
  const common = {
    words,
    picture,
    pictureWith,
    ink: { fill: color, stroke: { ...preset.captionStroke, width } },
  };
  if (!acting) return { ...common, ...plainStage(picture, words, setting, pose, safe) };
  const stage = actingStage(preset, safe, {
    acting,
    subject: picture,
    cutOut,
    pose,
    styleIndex,
    words,
    setting,
  });
  return {
    ...common,
    caption: stage.caption,
    subject: stage.places.subject,
    view: stage.view,
    acting: stage,
    drawBody: (brush, shown, expression, clip) =>
      stage.drawBody(brush, shown, expression ? { ...acting, expression } : acting, clip),
  };
}

function plainStage(
  picture: SubjectPicture,
  words: CaptionLayout,
  setting: CaptionSetting,
  pose: Pose,
  safe: Box,
): Pick<StickerStage, 'caption' | 'subject' | 'view' | 'acting' | 'drawBody'> {
  const { subject, caption } = stickerLayout(picture.raster, words, setting, pose, safe);
  return {
    caption,
    subject,
    view: viewSubject(picture.raster, subject, safe),
    acting: null,
    drawBody: (brush, shown, _, clip) => drawSubject(brush, shown, subject, clip),
  };
}

/** Enlarges the block of words by the room of their bubble. */
function inBubble(words: CaptionLayout, bubble: BubbleName | null): CaptionLayout {
  if (bubble === null) return words;
  const { across, down } = bubbleRoom(bubble, words.width, words.height);
  const [width, height] = [words.width + across * 2, words.height + down * 2];
  return {
    ...words,
    width,
    height,
    runs: words.runs.map((run) => ({ ...run, x: run.x + across, y: run.y + down })),
    boxes: [{ left: 0, top: 0, right: width, bottom: height }],
  };
}
