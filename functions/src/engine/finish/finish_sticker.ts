import type { PresetConfig } from '../../domain/presets/preset.ts';
import { finishPixels } from '../compose/finish_pixels.ts';
import type { Pixels } from '../compose/surface.ts';
import { encodePngNow } from '../png.ts';

export interface DrawnImage {
  png: Uint8Array;
  width: number;
  height: number;
}

/** A finished sticker; `left` and `top`: where it was on the whole canvas, px. */
export interface FinishedSticker extends DrawnImage {
  left: number;
  top: number;
}

/**
 * Lays ring and shadow under what is drawn on `canvas` (its pixels are overwritten), trims it and makes it a PNG. All
 * at once, some 5 ms: two threads have as many cores busy, and every wait for a third costs more than it gives.
 */
export function finishSticker(canvas: Pixels, preset: PresetConfig): FinishedSticker {
  const crop = finishPixels(canvas, preset);
  const { width, height, left, top } = crop;
  return { png: encodePngNow(crop), width, height, left, top };
}
