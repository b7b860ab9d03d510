import type { ActingMark } from '../../../domain/acting/acting.ts';
import type { Box } from '../cut_out.ts';
import type { Context } from '../surface.ts';
import type { HeadFrame } from './head_frame.ts';
import { faceSpots } from './mark_spots.ts';
import type { DrawingStyle } from './palette.ts';

/**
 * Draws blush and gloom, which blend with the skin: on the subject's own layer, before anything else is drawn
 * there.
 */
export function drawSkinMarks(
  context: Context,
  marks: readonly ActingMark[],
  head: HeadFrame,
  { palette }: DrawingStyle,
  safe: Box,
): void {
  context.save();
  context.globalCompositeOperation = 'source-atop';
  for (const mark of marks)
    if (mark.name === 'blush') paintBlush(context, faceSpots(mark, head, safe), mark.color ?? palette.blush);
  const gloom = marks.find(({ name }) => name === 'gloom');
  if (gloom) paintGloom(context, head, gloom.color ?? palette.night);
  context.restore();
}

function paintBlush(context: Context, spots: ReturnType<typeof faceSpots>, color: string): void {
  for (const { x, y, radius } of spots) {
    const glow = context.createRadialGradient(x, y, 0, x, y, radius);
    glow.addColorStop(0, `${color}B0`);
    glow.addColorStop(0.55, `${color}70`);
    glow.addColorStop(1, `${color}00`);
    context.fillStyle = glow;
    context.fillRect(x - radius, y - radius, radius * 2, radius * 2);
  }
}

function paintGloom(context: Context, head: HeadFrame, color: string): void {
  const { unit, top } = head;
  const end = head.hasFace ? 0.35 : -0.2;
  context.translate(head.x, head.y);
  context.rotate(head.roll);
  const shade = context.createLinearGradient(0, -(top + 0.3) * unit, 0, end * unit);
  shade.addColorStop(0, `${color}D0`);
  shade.addColorStop(0.55, `${color}80`);
  shade.addColorStop(1, `${color}00`);
  context.fillStyle = shade;
  const wide = (head.side + 0.6) * unit;
  context.fillRect(-wide, -(top + 1) * unit, wide * 2, (top + 1 + end) * unit);
  context.strokeStyle = color;
  context.lineCap = 'round';
  context.lineWidth = Math.max(1.6, unit * 0.055);
  for (let line = -3; line <= 3; line++) {
    const x = line * head.side * 0.27 * unit;
    const length = (1.0 + (line % 2 === 0 ? 0.3 : 0) - Math.abs(line) * 0.06) * unit;
    context.beginPath();
    context.moveTo(x, -(top + 0.2) * unit);
    context.lineTo(x, -(top + 0.2) * unit + length);
    context.stroke();
  }
}
