import type { Acting } from '../../domain/acting/acting.ts';
import type { BubbleName } from '../../domain/acting/acting_names.ts';
import type { CaptionStyle } from '../../domain/presets/caption_style.ts';
import type { PresetConfig } from '../../domain/presets/preset.ts';
import type { Pose } from '../../domain/stamps/pose.ts';
import { stickerSpec } from '../../domain/stamps/sticker_spec.ts';
import { bubbleRoom } from './acting/bubbles.ts';
import { isFaceMark } from './acting/mark_pieces.ts';
import { isPlaced } from './acting/mark_spots.ts';
import { type ActingPlaces, actingPainter } from './acting/paint_acting.ts';
import { type CaptionLayout, captionLayout } from './caption_layout.ts';
import { captionSetting } from './caption_setting.ts';
import { type Box, type CutOut, isDrawn, movedBox } from './cut_out.ts';
import { drawCaption } from './draw_caption.ts';
import { type CanvasFault, type SubjectView, stickerFaults, viewSubject } from './sticker_faults.ts';
import { safeArea, stickerLayout } from './sticker_layout.ts';
import { drawSubject, subjectPicture } from './subject_picture.ts';
import { type CanvasBackend, contextOf, type Pixels } from './surface.ts';

export interface StickerRequest {
  /** The set's cut-out, or art of the sticker's own. Its pixels must not change. */
  cutOut: CutOut;
  text: string;
  pose: Pose;
  /** Which of the preset's caption colours, counted on and on. */
  turn: number;
  /** null = as the preset has it. */
  caption: CaptionStyle | null;
  /** Marks, prop, ground and lettering; null = the plain picture. Its framing is in `look`. */
  acting?: Acting | null;
}

/** A sticker without ring and shadow. */
export interface StickerDrawing {
  readonly pixels: Pixels;
  /** Font size of the caption, px; null where there are no words. */
  readonly captionSize: number | null;
  /** null for a plain picture. */
  readonly places: ActingPlaces | null;
  readonly faults: readonly CanvasFault[];
}

/** Draws subject and caption of stickers, still without ring and shadow; poses and recoloured poses are made once. */
export interface StickerComposer {
  sticker(request: StickerRequest): StickerDrawing;
}

const canvas = { width: stickerSpec.sticker.maxWidth, height: stickerSpec.sticker.maxHeight };
/** What the subject of a sticker usually gets beside its words. */
const subjectRoom = { width: canvas.width - 30, height: canvas.height - 90 };
const nothing: CaptionLayout = { runs: [], size: 0, width: 0, height: 0, boxes: [] };

/** Same preset and request: same pixels, whatever was drawn before. */
export function stickerComposer(preset: PresetConfig, canvasBackend: CanvasBackend): StickerComposer {
  const surface = canvasBackend.createSurface(canvas.width, canvas.height);
  const context = contextOf(surface);
  const safe = safeArea(preset);
  const painter = actingPainter(preset, safe, canvasBackend);
  return {
    sticker: ({ cutOut, text, pose, turn, caption, acting = null }) => {
      const setting = captionSetting(text, caption, preset, safe, acting?.lettering);
      const words = caption?.hidden
        ? nothing
        : inBubble(captionLayout(text, setting.font, setting.room, context, canvasBackend), setting.bubble);
      const seen = isDrawn(cutOut) ? { ...pose, framing: 'full' as const } : pose;
      const subject = subjectPicture(cutOut, seen, preset, subjectRoom, canvasBackend, acting?.expression);
      context.clearRect(0, 0, canvas.width, canvas.height);
      const fill = caption?.color ?? preset.captionColors[turn % preset.captionColors.length];
      let at: { x: number; y: number };
      let places: ActingPlaces | null = null;
      let view: SubjectView;
      if (acting) {
        const scene = { acting, subject, cutOut, pose, turn, words, setting };
        ({ caption: at, places, view } = painter.paint(context, scene));
      } else {
        const layout = stickerLayout(subject.raster, words, setting, pose, safe);
        drawSubject(context, subject, layout.subject, safe);
        view = viewSubject(subject.raster, layout.subject, safe);
        at = layout.caption;
      }
      const width = setting.bubble ? 0 : preset.captionStroke.width;
      drawCaption(context, words, at, { fill, stroke: { ...preset.captionStroke, width } }, canvasBackend);
      const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
      const covers = [...words.boxes.map((box) => movedBox(box, at)), ...placedMarks(acting, places)];
      return { pixels, captionSize: words.size || null, places, faults: stickerFaults(view, covers) };
    },
  };
}

/** Part of a mark's box that it fills, whatever its shape. */
const filled = 0.7;

/** Where a person put marks; those that stand by themselves keep off the face, or belong on it. */
function placedMarks(acting: Acting | null, places: ActingPlaces | null): Box[] {
  return (places?.marks ?? []).flatMap(({ boxes }, index) => {
    const mark = acting?.marks[index];
    if (!mark || !isPlaced(mark) || isFaceMark(mark)) return [];
    return boxes.map(({ left, top, right, bottom }) => {
      const [across, down] = [((right - left) * (1 - filled)) / 2, ((bottom - top) * (1 - filled)) / 2];
      return { left: left + across, top: top + down, right: right - across, bottom: bottom - down };
    });
  });
}

/** Words with the room of their bubble around them. */
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
