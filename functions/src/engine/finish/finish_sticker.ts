import type { PresetConfig } from '../../domain/presets/preset.ts';
import { finishPixels } from '../compose/finish_pixels.ts';
import type { Pixels } from '../compose/surface.ts';
import { encodePngNow } from '../png.ts';

export interface DrawnImage {
  png: Uint8Array;
  width: number;
  height: number;
}

/** A finished sticker; `left` and `top` are its position on the untrimmed canvas, px. */
export interface FinishedSticker extends DrawnImage {
  left: number;
  top: number;
}

/** Input of a still picture: its pixels without ring and shadow, which are overwritten. */
export interface StillWork {
  readonly pixels: Pixels;
  readonly preset: PresetConfig;
}

/**
 * Paints ring and shadow under the drawing, trims it and encodes it as PNG. Synchronous (about 5 ms): two threads
 * already keep two cores busy, and waiting for a third thread costs more than it saves.
 */
export function finishSticker({ pixels, preset }: StillWork): FinishedSticker {
  const crop = finishPixels(pixels, preset);
  const { width, height, left, top } = crop;
  return { png: encodePngNow(crop), width, height, left, top };
}
