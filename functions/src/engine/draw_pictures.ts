import type { PresetConfig } from '../domain/presets/preset.ts';
import type { Product } from '../domain/product/product.ts';
import { productSpecs } from '../domain/product/product_spec.ts';
import type { StickerRequest } from './compose/sticker_composer.ts';
import { drawEmoji } from './draw_emoji.ts';
import { type Deliver, drawStickers } from './draw_stickers.ts';

/** Draws the pictures of a set as its product has them. Rejects with the first error of drawing or of `deliver`. */
export function drawPictures(
  product: Product,
  requests: readonly StickerRequest[],
  preset: PresetConfig,
  deliver: Deliver,
): Promise<void> {
  return productSpecs[product].isEmoji
    ? drawEmoji(requests, preset, deliver)
    : drawStickers(requests, preset, deliver);
}
