import type { Acting } from '../../../domain/acting/acting.ts';
import { seeded } from '../../../domain/acting/seeded.ts';
import type { Motion } from '../../../domain/motion/motion.ts';
import type { SubjectMotionName } from '../../../domain/motion/motion_names.ts';
import type { PresetConfig } from '../../../domain/presets/preset.ts';
import type { ActingPlaces } from '../acting/acting_stage.ts';
import type { Box } from '../cut_out.ts';
import { lettersOf } from '../draw_caption.ts';
import type { StickerCanvas } from '../sticker_canvas.ts';
import { faultsOf } from '../sticker_composer.ts';
import type { CanvasFault } from '../sticker_faults.ts';
import { safeArea } from '../sticker_layout.ts';
import { type StickerRequest, stickerStage } from '../sticker_stage.ts';
import { type CanvasBackend, contextOf, type Pixels } from '../surface.ts';
import { captionMotion } from './caption_moves.ts';
import { drawBody, drawGround, drawPieces, drawWords, type Scene } from './draw_layers.ts';
import { faceSteps } from './face_steps.ts';
import { fitMoves } from './fit_moves.ts';
import { type Affine, type Move, type Noise, rest, scaled } from './move.ts';
import { layerPainter } from './moving_layers.ts';
import { subjectMoves } from './subject_moves.ts';

/** A moving sticker. It is valid until its composer gets another one. */
export interface MovingSticker {
  /** Number of frames in one loop. */
  readonly frames: number;
  /** Font size of the caption, px; null without words. */
  readonly captionSize: number | null;
  /** Positions at rest, px of the layout; null for a sticker without acting. */
  readonly places: ActingPlaces | null;
  readonly faults: readonly CanvasFault[];
  /**
   * Draws a frame without ring and shadow. The first one is at rest with all words visible: it stays on screen when
   * loops end.
   */
  composeFrame(index: number): Pixels;
}

export interface FrameComposer {
  sticker(request: StickerRequest, motion: Motion): MovingSticker;
}

/**
 * Composes the frames of moving stickers from the layers of still ones, in browsers and Node alike. The pixels
 * depend only on preset, canvas, request and motion.
 */
export function frameComposer(
  preset: PresetConfig,
  canvas: StickerCanvas,
  canvasBackend: CanvasBackend,
): FrameComposer {
  const { width, height, scale } = canvas;
  const context = contextOf(canvasBackend.createSurface(width, height));
  const safe = safeArea(preset, canvas);
  const painter = layerPainter(canvas, canvasBackend);
  return {
    sticker: (request, motion) => {
      const acting = request.acting ?? null;
      const stage = stickerStage(request, preset, canvas, safe, context, canvasBackend);
      const steps = faceSteps(motion.face, request.cutOut, stage.picture, acting);
      const captions = stage.words.size > 0 ? captionMotion(motion.caption) : null;
      const layers = painter.paint(stage, acting, steps, captions?.isByLetter ?? false);
      const scene: Scene = {
        stage,
        motion,
        layers,
        canvas,
        canvasBackend,
        captions,
        noise: noiseOf(motion),
        safe: {
          left: safe.left * scale,
          top: safe.top * scale,
          right: safe.right * scale,
          bottom: safe.bottom * scale,
        },
        letters: captions?.isByLetter ? lettersOf(stage.words, context) : null,
      };
      const maps = subjectMaps(scene, acting);
      return {
        frames: motion.frames,
        captionSize: stage.words.size * scale || null,
        places: stage.acting?.places ?? null,
        faults: faultsOf(stage, acting, scale),
        composeFrame: (index) => {
          const time = index / motion.frames;
          context.clearRect(0, 0, width, height);
          drawGround(context, scene, time);
          drawBody(context, scene, maps[index], steps.at(time));
          drawPieces(context, scene, maps[index], time);
          drawWords(context, scene, time);
          return context.getImageData(0, 0, width, height);
        },
      };
    },
  };
}

/** Height of the picture that moves are designed for, px. */
const usualHeight = 270;

/** Seeded pseudo-random numbers for each frame of a loop. */
function noiseOf({ seed, frames }: Motion): Noise {
  const channels = 96;
  const random = seeded(`${seed}`);
  const numbers = Float64Array.from({ length: channels * frames }, () => random() * 2 - 1);
  return (time, channel) => {
    const frame = Math.round(time * frames) % frames;
    // Alternate the sign between neighboring frames; otherwise a tremor would look like a drift.
    const side = frame % 2 === 0 ? 1 : -1;
    return side * (0.4 + 0.6 * Math.abs(numbers[(channel % channels) * frames + frame]));
  };
}

function subjectMaps({ motion, layers, canvas, stage, safe, noise }: Scene, acting: Acting | null): Affine[] {
  const name = Object.hasOwn(subjectMoves, motion.subject)
    ? (motion.subject as SubjectMotionName)
    : 'breathe';
  const { curve, pivot, isFixed = false } = subjectMoves[name];
  const { box, hull } = layers;
  const px = canvas.height / usualHeight;
  const isSeated = Boolean(acting?.ground && stage.acting?.isCut);
  const moves = Array.from({ length: motion.frames }, (_, index) => {
    const move = { ...rest, ...curve(index / motion.frames, noise) };
    const own = isFixed ? move : scaled(move, motion.strength);
    return isSeated ? seated(own, box, px) : own;
  });
  return fitMoves(moves, { hull, box, pivot, px, isFixed }, safe);
}

/**
 * Adapts the move of a subject that ends behind its ground's edge: it stretches instead of leaving the ground, and
 * moves down when it turns.
 */
function seated(move: Move, { left, right, top, bottom }: Box, px: number): Move {
  const tall = (bottom - top) / px;
  const wide = (right - left) / px;
  const lift = Math.max(0, -move.y);
  return {
    ...move,
    y: Math.max(0, move.y) + Math.abs(Math.sin(move.turn)) * wide * 0.4,
    height: move.height * (1 + lift / tall),
  };
}
