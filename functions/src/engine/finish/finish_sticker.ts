import type { PresetConfig } from '../../domain/preset.ts';
import { stickerSpec } from '../../domain/sticker_spec.ts';
import { distanceField } from '../compose/distance.ts';
import { paintLayers } from '../compose/paint_layers.ts';
import type { Pixels } from '../compose/surface.ts';
import { trim } from '../compose/trim.ts';
import { encodePng } from '../png.ts';

export interface DrawnImage {
  png: Uint8Array;
  width: number;
  height: number;
}

const { maxWidth, maxHeight, margin, minWidth } = stickerSpec.sticker;
const field = distanceField(maxWidth, maxHeight);

/** Lays ring and shadow under what is drawn on `canvas` (its pixels are overwritten), trims it and makes it a PNG. */
export async function finishSticker(canvas: Pixels, preset: PresetConfig): Promise<DrawnImage> {
  paintLayers(canvas.data, field, preset);
  const crop = trim(canvas, margin, minWidth);
  return { png: await encodePng(crop), width: crop.width, height: crop.height };
}
