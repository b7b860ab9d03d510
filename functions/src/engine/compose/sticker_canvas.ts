import type { PresetConfig } from '../../domain/presets/preset.ts';
import { stickerSpec } from '../../domain/product/product_spec.ts';

/**
 * The canvas of a sticker. Everything is laid out in the px of a still sticker, for which presets are designed, and
 * drawn scaled by `scale`.
 */
export interface StickerCanvas {
  /** Size of the picture, px. */
  readonly width: number;
  readonly height: number;
  /** Transparent margin, px of the layout. */
  readonly margin: number;
  readonly layout: { readonly width: number; readonly height: number };
  readonly scale: number;
  /** Factor on ring and shadow of a still sticker; small pictures use a slightly larger one than their scale. */
  readonly ring: number;
}

const { maxWidth, maxHeight, margin } = stickerSpec.sticker;

const leastRing = 0.7;

/** Canvas of a still sticker. */
export const stillCanvas: StickerCanvas = {
  width: maxWidth,
  height: maxHeight,
  margin,
  scale: 1,
  ring: 1,
  layout: { width: maxWidth, height: maxHeight },
};

/** Canvas of a product with another picture size; its layout is as high as a still sticker. */
export function canvasOf(width: number, height: number): StickerCanvas {
  const scale = height / maxHeight;
  const layout = { width: Math.floor(width / scale), height: maxHeight };
  return { width, height, margin: 0, scale, layout, ring: Math.max(leastRing, scale) };
}

/** Scales a preset's ring and shadow for a smaller picture. */
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
