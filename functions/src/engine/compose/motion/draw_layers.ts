import type { Motion } from '../../../domain/motion/motion.ts';
import { clipToGround } from '../acting/grounds.ts';
import type { MarkPiece } from '../acting/marks.ts';
import type { Box } from '../cut_out.ts';
import { drawLetters, type Letter } from '../draw_caption.ts';
import type { StickerCanvas } from '../sticker_canvas.ts';
import type { StickerStage } from '../sticker_stage.ts';
import type { CanvasBackend, Context } from '../surface.ts';
import { type captionMotion, letterMove } from './caption_moves.ts';
import { pieceMove } from './mark_moves.ts';
import { type Affine, affineOf, mapped, type Noise, rest } from './move.ts';
import { type MovingLayers, overscan } from './moving_layers.ts';

/** Everything that the frames of one moving sticker are drawn from. */
export interface Scene {
  readonly stage: StickerStage;
  readonly motion: Motion;
  readonly layers: MovingLayers;
  readonly canvas: StickerCanvas;
  readonly canvasBackend: CanvasBackend;
  readonly captions: ReturnType<typeof captionMotion>;
  readonly letters: readonly Letter[] | null;
  readonly noise: Noise;
  /** Safe area, px of the picture. */
  readonly safe: Box;
}

export function drawGround(context: Context, { layers, stage, motion, canvas }: Scene, time: number): void {
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

export function drawBody(
  context: Context,
  { layers, stage, canvas, safe }: Scene,
  map: Affine,
  step: number,
): void {
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

/** Smallest size factor: smaller pieces would be dots in a ring. */
const leastPiece = 0.2;

/** Draws marks, which follow the subject and have motions of their own. */
export function drawPieces(context: Context, scene: Scene, map: Affine, time: number): void {
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

/** Nearest position at which a piece of this radius is inside the picture, px of the layout. */
function within({ x, y }: { x: number; y: number }, radius: number, { safe, canvas }: Scene) {
  const reach = radius * 1.08 + 4;
  const along = (value: number, from: number, to: number) => {
    return Math.max(from / canvas.scale + reach, Math.min(to / canvas.scale - reach, value));
  };
  return { x: along(x, safe.left, safe.right), y: along(y, safe.top, safe.bottom) };
}

export function drawWords(context: Context, scene: Scene, time: number): void {
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

/** Largest size up to `wanted` at which the words stay inside the picture. */
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
