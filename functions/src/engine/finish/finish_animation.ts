import type { PresetConfig } from '../../domain/presets/preset.ts';
import { encodeAnimation, type Timing } from '../apng/write_apng.ts';
import type { Box } from '../compose/cut_out.ts';
import { drawnBox, packed } from '../compose/drawn_box.ts';
import { finishFrame } from '../compose/finish_pixels.ts';
import type { StickerCanvas } from '../compose/sticker_canvas.ts';
import type { Pixels } from '../compose/surface.ts';
import type { FinishedSticker } from './finish_sticker.ts';

export interface FinishedAnimation extends FinishedSticker {
  /** Frames in the file. */
  readonly frames: number;
}

/** Input of an animation: its frames without ring and shadow, which are overwritten. */
export interface AnimationWork {
  readonly frames: readonly Pixels[];
  readonly canvas: StickerCanvas;
  readonly preset: PresetConfig;
  readonly timing: Timing;
  /** Whether empty sides may be trimmed. */
  readonly isTrimmed: boolean;
}

/** Paints ring and shadow under each frame and encodes the frames as an APNG. */
export function finishAnimation({
  frames,
  canvas,
  preset,
  timing,
  isTrimmed,
}: AnimationWork): FinishedAnimation {
  for (const frame of frames) finishFrame(frame, preset, canvas);
  const box = isTrimmed ? sharedBox(frames, canvas) : wholeOf(canvas);
  const isWhole = box.right - box.left === canvas.width && box.bottom - box.top === canvas.height;
  const apng = encodeAnimation(isWhole ? frames : frames.map((frame) => cropped(frame, box)), timing);
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  return { png: apng.bytes, frames: apng.frames, width, height, left: box.left, top: box.top };
}

function wholeOf({ width, height }: StickerCanvas): Box {
  return { left: 0, top: 0, right: width, bottom: height };
}

/** Smallest width of a picture, px. */
const leastWidth = 80;

/** The box of all frames' drawings, one side of it as long as the canvas, as Creators Market requires. */
function sharedBox(frames: readonly Pixels[], canvas: StickerCanvas): Box {
  const all = wholeOf(canvas);
  const boxes = frames.flatMap(({ data, width, height }) => drawnBox(packed(data), width, height, 1) ?? []);
  if (boxes.length === 0) return all;
  const across = even(
    Math.min(...boxes.map(({ left }) => left)),
    Math.max(...boxes.map(({ right }) => right)),
    canvas.width,
  );
  const down = even(
    Math.min(...boxes.map(({ top }) => top)),
    Math.max(...boxes.map(({ bottom }) => bottom)),
    canvas.height,
  );
  const isNarrower = (across.to - across.from) * canvas.height <= (down.to - down.from) * canvas.width;
  return isNarrower
    ? { ...all, left: across.from, right: across.to }
    : { ...all, top: down.from, bottom: down.to };
}

/** Widens a range to an even length within `length`. */
function even(from: number, to: number, length: number): { from: number; to: number } {
  const wanted = Math.max(leastWidth, to - from);
  const wide = Math.min(length, wanted + (wanted % 2));
  const start = Math.max(0, Math.min(length - wide, Math.floor((from + to - wide) / 2)));
  return { from: start, to: start + wide };
}

function cropped({ data, width }: Pixels, { left, top, right, bottom }: Box): Pixels {
  const pixels = packed(data);
  const cut = new Uint32Array((right - left) * (bottom - top));
  for (let y = top; y < bottom; y++) {
    cut.set(pixels.subarray(y * width + left, y * width + right), (y - top) * (right - left));
  }
  return { width: right - left, height: bottom - top, data: new Uint8ClampedArray(cut.buffer) };
}
