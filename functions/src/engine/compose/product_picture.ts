import type { Motion } from '../../domain/motion/motion.ts';
import type { PresetConfig } from '../../domain/presets/preset.ts';
import type { Product } from '../../domain/product/product.ts';
import { productSpecs } from '../../domain/product/product_spec.ts';
import { propReach } from './acting/props.ts';
import { canvasOf, type StickerCanvas, stillCanvas } from './sticker_canvas.ts';
import type { StickerRequest } from './sticker_stage.ts';

/** What the pictures of a product are drawn on. */
export function productCanvas(product: Product): StickerCanvas {
  if (product === 'sticker') return stillCanvas;
  const { maxWidth, maxHeight } = productSpecs[product].picture;
  return canvasOf(maxWidth, maxHeight);
}

/** Of a picture that stands still: the first of its frames. */
export const stillMotion: Motion = {
  subject: 'none',
  marks: 'none',
  caption: 'none',
  face: 'none',
  ground: 'none',
  strength: 1,
  seconds: 1,
  loops: 1,
  frames: 5,
  seed: 0,
};

/** Most marks that are distinguishable at the size of an emoji. */
const mostMarks = 1;
/** Least ring of an emoji's preset, px of a still sticker: it is shown very small. */
const leastRing = 6;

/** A preset as a product's pictures have it: of emoji a thick ring, and no shadow that would take room. */
export function productPreset(product: Product, preset: PresetConfig): PresetConfig {
  if (!productSpecs[product].isEmoji) return preset;
  return { ...preset, borderWidth: Math.max(leastRing, preset.borderWidth), shadow: null };
}

/**
 * What of a sticker a product's pictures show. An emoji: a face as large as it fits with a mark beside it and a few letters
 * under it, without ground and bubble, and nothing worn that would make the face smaller.
 */
export function productRequest(product: Product, request: StickerRequest): StickerRequest {
  if (!productSpecs[product].isEmoji) return request;
  const { acting = null, pose } = request;
  const framing = acting?.drawnFace ? 'full' : 'face';
  return {
    ...request,
    pose: { ...pose, framing, zoom: 1 },
    acting: acting && {
      ...acting,
      framing,
      zoom: 1,
      ground: null,
      marks: acting.marks.slice(0, mostMarks),
      prop: propReach(acting.prop) > 0 ? null : acting.prop,
      lettering: { style: 'plain', place: 'bottom', bubble: null },
    },
  };
}
