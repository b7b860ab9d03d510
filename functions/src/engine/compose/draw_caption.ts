import type { CaptionLayout, PlacedRun } from './caption_layout.ts';
import type { Context } from './surface.ts';

interface CaptionInk {
  fill: string;
  stroke: { color: string; width: number };
}

/** Draws a caption with its block's top left at (x, y): all strokes first, so that no letter cuts its neighbour. */
export function drawCaption(
  context: Context,
  layout: CaptionLayout,
  x: number,
  y: number,
  ink: CaptionInk,
): void {
  context.save();
  context.translate(x, y);
  context.lineJoin = 'round';
  context.lineWidth = ink.stroke.width * 2;
  context.strokeStyle = ink.stroke.color;
  context.fillStyle = ink.fill;
  if (ink.stroke.width > 0) for (const run of layout.runs) drawRun(context, run, layout.size, 'stroke');
  for (const run of layout.runs) drawRun(context, run, layout.size, 'fill');
  context.restore();
}

function drawRun(context: Context, run: PlacedRun, size: number, pass: 'stroke' | 'fill'): void {
  if (pass === 'stroke' && run.emoji) return;
  context.font = `${size}px ${run.family}`;
  let { x, y } = run;
  context.save();
  if (run.turned) {
    // About the middle of the em square, which lies 0.38 em above the baseline.
    context.translate(x + size / 2, y - size * 0.38);
    context.rotate(Math.PI / 2);
    x = -context.measureText(run.text).width / 2;
    y = size * 0.38;
  }
  if (pass === 'stroke') context.strokeText(run.text, x, y);
  else context.fillText(run.text, x, y);
  context.restore();
}
