import { graphemesOf } from '../../domain/stamps/text_units.ts';
import type { CaptionLayout } from './caption_layout.ts';
import { type PlacedRun, widthOfRuns } from './glyph_runs.ts';
import { type CanvasBackend, type Context, contextOf } from './surface.ts';

export interface CaptionInk {
  fill: string;
  stroke: { color: string; width: number };
}

/**
 * Canvases differ in how they hint letters and adjust their weight by color. Neither happens to letters that are
 * skewed (1/1024 is invisible) and painted with a pattern, whose color the canvas does not know. This makes
 * browsers and Node draw the same pixels.
 */
const lean = 1 / 1024;
const tile = 16;
const patterns = new WeakMap<CanvasBackend, Map<string, unknown>>();

/**
 * Draws a caption with its block's top left at (x, y): all strokes first, so no stroke covers a neighboring letter.
 */
export function drawCaption(
  context: Context,
  layout: CaptionLayout,
  { x, y }: { x: number; y: number },
  ink: CaptionInk,
  canvasBackend: CanvasBackend,
): void {
  context.save();
  prepare(context, { x, y }, ink, canvasBackend);
  if (ink.stroke.width > 0) for (const run of layout.runs) drawRun(context, run, layout.size, 'stroke');
  for (const run of layout.runs) drawRun(context, run, layout.size, 'fill');
  context.restore();
}

function prepare(
  context: Context,
  { x, y }: { x: number; y: number },
  ink: CaptionInk,
  canvasBackend: CanvasBackend,
): void {
  context.translate(x, y);
  context.lineJoin = 'round';
  context.lineWidth = ink.stroke.width * 2;
  context.strokeStyle = plain(ink.stroke.color, context, canvasBackend);
  context.fillStyle = plain(ink.fill, context, canvasBackend);
}

/** A single letter with its center in px from the block's top left. */
export interface Letter extends PlacedRun {
  readonly middle: { readonly x: number; readonly y: number };
}

/** Splits a caption into its letters with their positions. */
export function lettersOf({ runs, size }: CaptionLayout, context: Context): Letter[] {
  return runs.flatMap((run) => {
    let { x, y } = run;
    const [cos, sin] = [Math.cos(run.angle), Math.sin(run.angle)];
    return graphemesOf(run.text).map((text): Letter => {
      const letter = { ...run, text, x, y };
      const wide = run.turned ? size : widthOfRuns(context, [letter], size * run.scale);
      const tall = size * run.scale * 0.38;
      const middle = { x: x + (cos * wide) / 2 + sin * tall, y: y + (sin * wide) / 2 - cos * tall };
      x += cos * wide;
      y += sin * wide;
      return { ...letter, middle };
    });
  });
}

/** Displacement of a letter: x and y in units of the letter's size, turn in radians, size as a factor. */
interface LetterPlace {
  readonly x: number;
  readonly y: number;
  readonly turn: number;
  readonly size: number;
}

/** Smallest size factor: smaller letters would be dots in a ring. */
const leastLetter = 0.25;

/** Draws a caption with displaced letters. Letters that are too small to see are left out. */
export function drawLetters(
  context: Context,
  letters: readonly Letter[],
  places: readonly LetterPlace[],
  { size, caption, ink }: { size: number; caption: { x: number; y: number }; ink: CaptionInk },
  canvasBackend: CanvasBackend,
): void {
  context.save();
  prepare(context, caption, ink, canvasBackend);
  for (const pass of ink.stroke.width > 0 ? (['stroke', 'fill'] as const) : (['fill'] as const)) {
    for (const [index, letter] of letters.entries()) {
      const place = places[index];
      if (!place || place.size < leastLetter) continue;
      const { middle } = letter;
      context.save();
      context.translate(middle.x + place.x * size, middle.y + place.y * size);
      context.rotate(place.turn);
      context.scale(place.size, place.size);
      context.translate(-middle.x, -middle.y);
      drawRun(context, letter, size, pass);
      context.restore();
    }
  }
  context.restore();
}

function drawRun(context: Context, run: PlacedRun, size: number, pass: 'stroke' | 'fill'): void {
  if (pass === 'stroke' && run.emoji) return;
  context.font = `${size * run.scale}px ${run.family}`;
  let { x, y } = run;
  context.save();
  if (run.turned) {
    // Rotate about the center of the em square, 0.38 em above the baseline.
    context.translate(x + size / 2, y - size * 0.38);
    context.rotate(Math.PI / 2);
    x = -context.measureText(run.text).width / 2;
    y = size * 0.38;
  }
  if (run.angle === 0) context.transform(1, 0, lean, 1, x, y);
  else {
    context.translate(x, y);
    context.rotate(run.angle);
  }
  if (pass === 'stroke') context.strokeText(run.text, 0, 0);
  else context.fillText(run.text, 0, 0);
  context.restore();
}

/** Returns a color as a pattern, cached for each canvas backend. */
function plain(colour: string, context: Context, canvasBackend: CanvasBackend): unknown {
  const made = patterns.get(canvasBackend) ?? new Map<string, unknown>();
  patterns.set(canvasBackend, made);
  const known = made.get(colour);
  if (known !== undefined) return known;
  const surface = canvasBackend.createSurface(tile, tile);
  const brush = contextOf(surface);
  brush.fillStyle = colour;
  brush.fillRect(0, 0, tile, tile);
  const pattern = context.createPattern(surface, 'repeat');
  made.set(colour, pattern);
  return pattern;
}
