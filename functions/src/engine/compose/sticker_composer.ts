import type { Acting } from '../../domain/acting/acting.ts';
import type { PresetConfig } from '../../domain/presets/preset.ts';
import type { ActingPlaces, ActingStage } from './acting/acting_stage.ts';
import { clipToGround } from './acting/grounds.ts';
import { isFaceMark } from './acting/mark_pieces.ts';
import { isPlaced } from './acting/mark_spots.ts';
import { type Box, movedBox } from './cut_out.ts';
import { drawCaption } from './draw_caption.ts';
import { stillCanvas } from './sticker_canvas.ts';
import { type CanvasFault, stickerFaults } from './sticker_faults.ts';
import { safeArea } from './sticker_layout.ts';
import { type StickerRequest, type StickerStage, stickerStage } from './sticker_stage.ts';
import { type CanvasBackend, contextOf, type Pixels } from './surface.ts';

export type { StickerRequest } from './sticker_stage.ts';

/** A sticker without ring and shadow. */
export interface StickerDrawing {
  readonly pixels: Pixels;
  /** Font size of the caption, px; null without words. */
  readonly captionSize: number | null;
  /** null for a sticker without acting. */
  readonly places: ActingPlaces | null;
  readonly faults: readonly CanvasFault[];
}

/** Draws subject and caption of stickers, without ring and shadow. Poses and their color effects are cached. */
export interface StickerComposer {
  sticker(request: StickerRequest): StickerDrawing;
}

/** Creates a composer. The pixels depend only on preset and request, not on earlier drawings. */
export function stickerComposer(preset: PresetConfig, canvasBackend: CanvasBackend): StickerComposer {
  const { width, height } = stillCanvas;
  const context = contextOf(canvasBackend.createSurface(width, height));
  // The subject of a sticker with acting has its own layer, which clips marks on the skin to the subject.
  const layer = canvasBackend.createSurface(width, height);
  const brush = contextOf(layer);
  const safe = safeArea(preset);
  const drawActing = (stage: StickerStage, acting: ActingStage) => {
    acting.drawGround(context);
    brush.clearRect(0, 0, width, height);
    brush.save();
    if (acting.ground) clipToGround(brush, acting.ground);
    stage.drawBody(brush, stage.picture, null, safe);
    brush.restore();
    context.drawImage(layer, 0, 0, width, height);
    context.save();
    context.beginPath();
    context.rect(safe.left, safe.top, safe.right - safe.left, safe.bottom - safe.top);
    context.clip();
    acting.drawFront(context);
    for (const piece of acting.pieces) acting.drawPiece(context, piece);
    context.restore();
    acting.drawBubble(context);
  };
  return {
    sticker: (request) => {
      context.clearRect(0, 0, width, height);
      const stage = stickerStage(request, preset, stillCanvas, safe, context, canvasBackend);
      if (stage.acting) drawActing(stage, stage.acting);
      else stage.drawBody(context, stage.picture, null, safe);
      drawCaption(context, stage.words, stage.caption, stage.ink, canvasBackend);
      const pixels = context.getImageData(0, 0, width, height);
      return {
        pixels,
        captionSize: stage.words.size || null,
        places: stage.acting?.places ?? null,
        faults: faultsOf(stage, request.acting ?? null, 1),
      };
    },
  };
}

/** Finds the faults of a laid-out sticker, in px of its canvas. */
export function faultsOf(stage: StickerStage, acting: Acting | null, scale: number): CanvasFault[] {
  const words = stage.words.boxes.map((box) => movedBox(box, stage.caption));
  const covers = [...words, ...placedMarks(acting, stage.acting?.places ?? null)];
  return stickerFaults(stage.view, covers).map(({ ruleId, box: { left, top, right, bottom } }) => ({
    ruleId,
    box: { left: left * scale, top: top * scale, right: right * scale, bottom: bottom * scale },
  }));
}

/** Share of a mark's box that every mark's shape fills. */
const filled = 0.7;

/** Boxes of marks that the person moved. Automatic marks either avoid the face or belong on it. */
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
