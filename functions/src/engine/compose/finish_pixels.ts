import type { PresetConfig } from '../../domain/presets/preset.ts';
import { stickerSpec } from '../../domain/product/product_spec.ts';
import { type DistanceField, distanceField } from './distance.ts';
import { paintLayers } from './paint_layers.ts';
import { type StickerCanvas, shrunkPreset } from './sticker_canvas.ts';
import type { Pixels } from './surface.ts';
import { type Crop, trim } from './trim.ts';

const { maxWidth, maxHeight, margin, minWidth } = stickerSpec.sticker;
const field = distanceField(maxWidth, maxHeight);
const fields = new Map<string, DistanceField>();

/** Paints ring and shadow under the drawing on `canvas` (in place) and trims it. */
export function finishPixels(canvas: Pixels, preset: PresetConfig): Crop {
  paintLayers(canvas.data, field, preset);
  return trim(canvas, margin, minWidth);
}

/** Paints ring and shadow, scaled with the picture, under a picture of another size, in place. */
export function finishFrame(
  pixels: Pixels,
  preset: PresetConfig,
  { width, height, ring }: StickerCanvas,
): void {
  const key = `${width} ${height}`;
  const own = fields.get(key) ?? distanceField(width, height);
  fields.set(key, own);
  paintLayers(pixels.data, own, shrunkPreset(preset, ring));
}
