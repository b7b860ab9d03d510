import type { PresetConfig } from '../../domain/presets/preset.ts';
import { stickerSpec } from '../../domain/stamps/sticker_spec.ts';

/**
 * What a sticker is drawn on. Everything is laid out in the px of a still sticker, which presets are made for, and
 * drawn `scale` times as large.
 */
export interface StickerCanvas {
  /** Of the picture, px. */
  readonly width: number;
  readonly height: number;
  /** Clear rim, px of the layout. */
  readonly margin: number;
  readonly layout: { readonly width: number; readonly height: number };
  readonly scale: number;
  /** Times a still sticker's ring and shadow: on small pictures they are a little broader than they would be. */
  readonly ring: number;
}

const { maxWidth, maxHeight, margin } = stickerSpec.sticker;

const leastRing = 0.7;

/** A still sticker. */
export const stillCanvas: StickerCanvas = {
  width: maxWidth,
  height: maxHeight,
  margin,
  scale: 1,
  ring: 1,
  layout: { width: maxWidth, height: maxHeight },
};

/** The canvas of a product with pictures of another size: its layout is as high as a still sticker. */
export function canvasOf(width: number, height: number): StickerCanvas {
  const scale = height / maxHeight;
  const layout = { width: Math.floor(width / scale), height: maxHeight };
  return { width, height, margin: 0, scale, layout, ring: Math.max(leastRing, scale) };
}

/** A preset's ring and shadow for a smaller picture. */
export function shrunkPreset(preset: PresetConfig, by: number): PresetConfig {
  if (by === 1) return preset;
  const { shadow } = preset;
  return {
    ...preset,
    borderWidth: preset.borderWidth === 0 ? 0 : Math.max(2, Math.round(preset.borderWidth * by)),
    shadow: shadow && {
      ...shadow,
      blur: shadow.blur * by,
      offsetX: Math.round(shadow.offsetX * by),
      offsetY: Math.round(shadow.offsetY * by),
    },
  };
}
