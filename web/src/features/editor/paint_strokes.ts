import type { Stroke, TouchUp } from '@pochitto/functions/domain/touch_up';
import type { BrushGround } from './open_artist.ts';

/** Shows the cut-out at its place in the photo with all strokes made to it. The canvas has the photo's size. */
export function paintStrokes(context: CanvasRenderingContext2D, ground: BrushGround, strokes: TouchUp): void {
  context.clearRect(0, 0, ground.photo.width, ground.photo.height);
  context.putImageData(ground.cutOut, ground.frame.left, ground.frame.top);
  for (const stroke of strokes) paintStroke(context, ground.photo, stroke);
}

/** One stroke, or a piece of one while it is being drawn: the photo comes through, or what stood there goes. */
export function paintStroke(context: CanvasRenderingContext2D, photo: ImageBitmap, stroke: Stroke): void {
  const { mode, radius, points } = stroke;
  context.save();
  context.globalCompositeOperation = mode === 'keep' ? 'source-over' : 'destination-out';
  context.strokeStyle = (mode === 'keep' ? context.createPattern(photo, 'no-repeat') : null) ?? '#000';
  context.lineWidth = radius * Math.max(photo.width, photo.height) * 2;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.beginPath();
  for (let at = 0; at + 1 < points.length; at += 2) {
    const x = (points[at] as number) * photo.width;
    const y = (points[at + 1] as number) * photo.height;
    if (at === 0) context.moveTo(x, y);
    // A single point is a dab: a line to itself has round ends too.
    if (at > 0 || points.length === 2) context.lineTo(x, y);
  }
  context.stroke();
  context.restore();
}
