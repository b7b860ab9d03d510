import type { Acting } from '../../../domain/acting/acting.ts';
import type { Box } from '../cut_out.ts';
import { drawCaption } from '../draw_caption.ts';
import type { StickerCanvas } from '../sticker_canvas.ts';
import type { StickerStage } from '../sticker_stage.ts';
import { type CanvasBackend, type Context, contextOf, type Surface } from '../surface.ts';
import type { FaceSteps } from './face_steps.ts';

/**
 * Margin around the subject's layers, px of the picture: parts that are cut off at rest may become visible in
 * motion.
 */
export const overscan = 48;
const everything: Box = { left: -1e4, top: -1e4, right: 1e4, bottom: 1e4 };
const solidFrom = 26;

/** The parts of a sticker, each drawn once at the size of the picture. */
export interface MovingLayers {
  readonly ground: Surface | null;
  /** The subject with each expression of its face; `overscan` px larger on all sides. */
  readonly bodies: readonly Surface[];
  /** What the subject wears; of the same size. */
  readonly front: Surface | null;
  /** Bubble and words; only the bubble, if any, when words are drawn letter by letter. */
  readonly words: Surface | null;
  /** Points around the subject and what it wears at rest, x and y alternating, px of the picture, and their box. */
  readonly hull: readonly number[];
  readonly box: Box;
}

/** Draws the parts into its own surfaces, which the next sticker overwrites. */
export function layerPainter(canvas: StickerCanvas, canvasBackend: CanvasBackend) {
  const { width, height, scale } = canvas;
  const flat = new Map<string, Surface>();
  const surfaceOf = (name: string, room: number): Surface => {
    const known = flat.get(name) ?? canvasBackend.createSurface(width + room * 2, height + room * 2);
    flat.set(name, known);
    return known;
  };
  const paint = (name: string, room: number, draw: (context: Context) => void): Surface => {
    const surface = surfaceOf(name, room);
    const context = contextOf(surface);
    context.clearRect(0, 0, surface.width, surface.height);
    context.save();
    context.translate(room, room);
    context.scale(scale, scale);
    draw(context);
    context.restore();
    return surface;
  };
  return {
    paint: (
      stage: StickerStage,
      acting: Acting | null,
      steps: FaceSteps,
      isByLetter: boolean,
    ): MovingLayers => {
      const { acting: scene } = stage;
      const bodies = steps.expressions.map((expression, index) =>
        paint(`body ${index}`, overscan, (context) => {
          const shown = expression ? stage.pictureWith(expression) : stage.picture;
          stage.drawBody(context, shown, expression, everything);
        }),
      );
      const front = acting?.prop && scene ? paint('front', overscan, scene.drawFront) : null;
      const words = paint('words', 0, (context) => {
        scene?.drawBubble(context);
        if (!isByLetter) drawCaption(context, stage.words, stage.caption, stage.ink, canvasBackend);
      });
      const hull = [bodies[0], ...(front ? [front] : [])].flatMap(hullOf);
      return {
        ground: scene?.ground ? paint('ground', 0, scene.drawGround) : null,
        bodies,
        front,
        words,
        hull,
        box: boxOf(hull, canvas),
      };
    },
  };
}

/** First and last solid pixel of every fourth row, px of the picture. */
function hullOf(surface: Surface): number[] {
  const { width, height } = surface;
  const { data } = contextOf(surface).getImageData(0, 0, width, height);
  const points: number[] = [];
  const isSolid = (x: number, y: number) => data[(y * width + x) * 4 + 3] >= solidFrom;
  for (let y = 0; y < height; y += 4) {
    let left = 0;
    while (left < width && !isSolid(left, y)) left++;
    if (left === width) continue;
    let right = width;
    while (!isSolid(right - 1, y)) right--;
    for (const x of [left, right]) points.push(x - overscan, y - overscan, x - overscan, y + 1 - overscan);
  }
  return points;
}

function boxOf(hull: readonly number[], { width, height }: StickerCanvas): Box {
  if (hull.length === 0) return { left: 0, top: 0, right: width, bottom: height };
  const xs = hull.filter((_, at) => at % 2 === 0);
  const ys = hull.filter((_, at) => at % 2 === 1);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}
