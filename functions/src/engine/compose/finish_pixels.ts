import type { PresetConfig } from '../../domain/presets/preset.ts';
import { stickerSpec } from '../../domain/stamps/sticker_spec.ts';
import { distanceField } from './distance.ts';
import { paintLayers } from './paint_layers.ts';
import type { Pixels } from './surface.ts';
import { type Crop, trim } from './trim.ts';

const { maxWidth, maxHeight, margin, minWidth } = stickerSpec.sticker;
const field = distanceField(maxWidth, maxHeight);

/** Lays ring and shadow under what is drawn on `canvas` (its pixels are overwritten) and trims it. */
export function finishPixels(canvas: Pixels, preset: PresetConfig): Crop {
  paintLayers(canvas.data, field, preset);
  return trim(canvas, margin, minWidth);
}
