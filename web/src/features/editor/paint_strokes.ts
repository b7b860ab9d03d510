import { isAreaTap, type Stroke, type TouchUp } from '@pochitto/functions/domain/stamps/touch_up';
import type { BrushGround } from './open_artist.ts';

/** A cut-out at its place in the photo. */
export interface PlacedCutOut {
  readonly picture: ImageData;
  readonly left: number;
  readonly top: number;
}

/** Returns what the composer has to draw before strokes can be painted over it: everything up to the last tap. */
export function upToLastTap(touchUp: TouchUp): TouchUp {
  return touchUp.slice(0, touchUp.findLastIndex(isAreaTap) + 1);
}

/** Paints a cut-out with the strokes made since. The canvas has the photo's size. */
export function paintStrokes(
  context: CanvasRenderingContext2D,
  { photo }: BrushGround,
  { picture, left, top }: PlacedCutOut,
  strokes: TouchUp,
): void {
  context.clearRect(0, 0, photo.width, photo.height);
  context.putImageData(picture, left, top);
  for (const stroke of strokes) if (!isAreaTap(stroke)) paintStroke(context, photo, stroke);
}

/** Paints a stroke, or the part of one drawn so far: it reveals the photo or erases. */
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
    const x = (points[at] ?? 0) * photo.width;
    const y = (points[at + 1] ?? 0) * photo.height;
    if (at === 0) context.moveTo(x, y);
    // A single point is a dot: a line to itself has round ends too.
    if (at > 0 || points.length === 2) context.lineTo(x, y);
  }
  context.stroke();
  context.restore();
}
