import type { Acting } from '../../../domain/acting/acting.ts';
import { seeded } from '../../../domain/acting/seeded.ts';
import type { Motion } from '../../../domain/motion/motion.ts';
import type { SubjectMotionName } from '../../../domain/motion/motion_names.ts';
import type { PresetConfig } from '../../../domain/presets/preset.ts';
import type { ActingPlaces } from '../acting/acting_stage.ts';
import { clipToGround } from '../acting/grounds.ts';
import type { MarkPiece } from '../acting/marks.ts';
import type { Box } from '../cut_out.ts';
import { drawLetters, type Letter, lettersOf } from '../draw_caption.ts';
import type { StickerCanvas } from '../sticker_canvas.ts';
import { faultsOf } from '../sticker_composer.ts';
import type { CanvasFault } from '../sticker_faults.ts';
import { safeArea } from '../sticker_layout.ts';
import { type StickerRequest, type StickerStage, stickerStage } from '../sticker_stage.ts';
import { type CanvasBackend, type Context, contextOf, type Pixels } from '../surface.ts';
import { captionMotion, letterMove } from './caption_moves.ts';
import { faceSteps } from './face_steps.ts';
import { fitMoves } from './fit_moves.ts';
import { pieceMove } from './mark_moves.ts';
import { type Affine, affineOf, type Move, mapped, type Noise, rest, scaled } from './move.ts';
import { layerPainter, type MovingLayers, overscan } from './moving_layers.ts';
import { subjectMoves } from './subject_moves.ts';

/** A sticker that moves. It lasts until its composer gets another one. */
export interface MovingSticker {
  /** Frames of one loop. */
  readonly frames: number;
  /** Font size of the caption, px; null where there are no words. */
  readonly captionSize: number | null;
  /** At rest, px of the layout; null for a plain picture. */
  readonly places: ActingPlaces | null;
  readonly faults: readonly CanvasFault[];
  /** A frame without ring and shadow. The first one rests, with all its words: it is what stands when loops end. */
  composeFrame(index: number): Pixels;
}

export interface FrameComposer {
  sticker(request: StickerRequest, motion: Motion): MovingSticker;
}

/**
 * Composes the frames of moving stickers from the layers of the still ones, in browsers and Node alike. Same preset, canvas,
 * request and motion: same pixels.
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
        ...{ stage, motion, layers, canvas, canvasBackend, captions, noise: noiseOf(motion) },
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

interface Scene {
  readonly stage: StickerStage;
  readonly motion: Motion;
  readonly layers: MovingLayers;
  readonly canvas: StickerCanvas;
  readonly canvasBackend: CanvasBackend;
  readonly captions: ReturnType<typeof captionMotion>;
  readonly letters: readonly Letter[] | null;
  readonly noise: Noise;
  /** px of the picture. */
  readonly safe: Box;
}

/** Height, px, of the picture that moves are made for. */
const usualHeight = 270;

/** Seeded numbers for each frame of a loop. */
function noiseOf({ seed, frames }: Motion): Noise {
  const channels = 96;
  const random = seeded(`${seed}`);
  const numbers = Float64Array.from({ length: channels * frames }, () => random() * 2 - 1);
  return (time, channel) => {
    const frame = Math.round(time * frames) % frames;
    // Neighbours on different sides, or a tremor would look like a drift.
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

/** A move of what ends behind its ground's edge: it stretches instead of leaving it, and turns deeper down. */
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

function drawGround(context: Context, { layers, stage, motion, canvas }: Scene, time: number): void {
  const ground = stage.acting?.ground;
  if (!layers.ground || !ground) return;
  const { width, height, scale } = canvas;
  const beat = motion.ground === 'beat' ? 1 - 0.05 * Math.sin(Math.PI * 2 * time) ** 2 : 1;
  const turn = motion.ground === 'turn' && ground.form === 'disc' ? Math.PI * 2 * time : 0;
  const middle = { x: ground.x * scale, y: ground.y * scale };
  context.save();
  context.transform(...affineOf({ ...rest, turn, width: beat, height: beat }, middle, 1));
  context.drawImage(layers.ground, 0, 0, width, height);
  context.restore();
}

function drawBody(context: Context, { layers, stage, canvas, safe }: Scene, map: Affine, step: number): void {
  const { width, height, scale } = canvas;
  const ground = stage.acting?.ground;
  const draw = (surface: MovingLayers['front'], isOnGround: boolean) => {
    if (!surface) return;
    context.save();
    clipTo(context, safe);
    if (ground && isOnGround) {
      context.scale(scale, scale);
      clipToGround(context, ground);
      context.scale(1 / scale, 1 / scale);
    }
    context.imageSmoothingEnabled = true;
    context.imageSmoothingQuality = 'high';
    context.transform(...map);
    context.drawImage(surface, -overscan, -overscan, width + overscan * 2, height + overscan * 2);
    context.restore();
  };
  draw(layers.bodies[step] ?? null, true);
  draw(layers.front, false);
}

function clipTo(context: Context, { left, top, right, bottom }: Box): void {
  context.beginPath();
  context.rect(left, top, right - left, bottom - top);
  context.clip();
}

/** Smaller pieces would be dots in a ring, times their size. */
const leastPiece = 0.2;

/** Marks go where the subject goes, and move by themselves besides. */
function drawPieces(context: Context, scene: Scene, map: Affine, time: number): void {
  const { stage, motion, canvas, safe, noise } = scene;
  if (!stage.acting) return;
  const { scale } = canvas;
  const [a, b, c, d] = map;
  const larger = Math.sqrt(Math.abs(a * d - b * c));
  const lean = Math.atan2(b, a);
  const count = stage.acting.pieces.length;
  context.save();
  clipTo(context, safe);
  context.scale(scale, scale);
  for (const [index, piece] of stage.acting.pieces.entries()) {
    const { spot, mark, isOnFace } = piece;
    const own = pieceMove(motion.marks, mark.name, time, { index, count }, noise);
    const size = spot.size * own.size * (isOnFace ? larger : 1);
    if (own.size < leastPiece) continue;
    const at = mapped(map, { x: spot.x * scale, y: spot.y * scale });
    const reach = spot.size * motion.strength;
    const moved = { x: at.x / scale + own.x * reach, y: at.y / scale + own.y * reach };
    const place = isOnFace ? moved : within(moved, size, scene);
    const turn = (spot.turn ?? 0) + ((own.turn + (isOnFace ? lean : 0)) * 180) / Math.PI;
    stage.acting.drawPiece(context, {
      ...piece,
      spot: { ...spot, ...place, size, turn },
    } satisfies MarkPiece);
  }
  context.restore();
}

/** The nearest place at which a piece of this radius lies inside the picture, px of the layout. */
function within({ x, y }: { x: number; y: number }, radius: number, { safe, canvas }: Scene) {
  const reach = radius * 1.08 + 4;
  const along = (value: number, from: number, to: number) => {
    return Math.max(from / canvas.scale + reach, Math.min(to / canvas.scale - reach, value));
  };
  return { x: along(x, safe.left, safe.right), y: along(y, safe.top, safe.bottom) };
}

function drawWords(context: Context, scene: Scene, time: number): void {
  const { stage, layers, canvas, captions, letters, motion, noise, safe } = scene;
  const { width, height, scale } = canvas;
  const { words, caption, ink } = stage;
  const whole = captions && !captions.isByLetter ? letterMove(captions, time, 0, 1, noise) : null;
  context.save();
  clipTo(context, { ...safe, left: 0, top: 0, right: width, bottom: height });
  if (whole) {
    const middle = { x: (caption.x + words.width / 2) * scale, y: (caption.y + words.height / 2) * scale };
    const size = fittingSize(whole.size, scene);
    context.transform(
      ...affineOf({ x: 0, y: 0, turn: whole.turn * motion.strength, width: size, height: size }, middle, 1),
    );
  }
  if (layers.words) context.drawImage(layers.words, 0, 0, width, height);
  context.restore();
  if (!captions || !letters) return;
  const moves = letters.map((_, index) => letterMove(captions, time, index, letters.length, noise));
  context.save();
  context.scale(scale, scale);
  drawLetters(context, letters, moves, { size: words.size, caption, ink }, scene.canvasBackend);
  context.restore();
}

/** A size of the words at which they stay inside the picture. */
function fittingSize(wanted: number, { stage, safe, canvas }: Scene): number {
  const { words, caption } = stage;
  const { scale } = canvas;
  const room = (from: number, length: number, start: number, end: number) => {
    const middle = from + length / 2;
    return Math.min(middle - start / scale, end / scale - middle) / (length / 2);
  };
  const across = room(caption.x, words.width, safe.left, safe.right);
  const down = room(caption.y, words.height, safe.top, safe.bottom);
  return Math.max(Math.min(1, wanted), Math.min(wanted, across, down));
}
