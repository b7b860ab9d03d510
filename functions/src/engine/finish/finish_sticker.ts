import type { PresetConfig } from '../../domain/preset.ts';
import { finishPixels } from '../compose/finish_pixels.ts';
import type { Pixels } from '../compose/surface.ts';
import { encodePngNow } from '../png.ts';

export interface DrawnImage {
  png: Uint8Array;
  width: number;
  height: number;
}

/**
 * Lays ring and shadow under what is drawn on `canvas` (its pixels are overwritten), trims it and makes it a PNG. All
 * at once, some 5 ms: two threads have as many cores busy, and every wait for a third costs more than it gives.
 */
export function finishSticker(canvas: Pixels, preset: PresetConfig): DrawnImage {
  const crop = finishPixels(canvas, preset);
  return { png: encodePngNow(crop), width: crop.width, height: crop.height };
}
