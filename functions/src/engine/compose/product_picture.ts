import type { Motion } from '../../domain/motion/motion.ts';
import type { PresetConfig } from '../../domain/presets/preset.ts';
import { type Product, productSpecs } from '../../domain/product/product_spec.ts';
import { propReach } from './acting/props.ts';
import { canvasOf, type StickerCanvas, stillCanvas } from './sticker_canvas.ts';
import type { StickerRequest } from './sticker_stage.ts';

/** The canvas of a product's pictures. */
export function productCanvas(product: Product): StickerCanvas {
  if (product === 'sticker') return stillCanvas;
  const { maxWidth, maxHeight } = productSpecs[product].picture;
  return canvasOf(maxWidth, maxHeight);
}

/** The motion of a still picture, whose only frame is the first. */
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

/** Most marks that can be told apart at emoji size. */
const mostMarks = 1;
/** Thinnest ring of emoji, px of a still sticker: emoji are shown very small. */
const leastRing = 6;

/** Adapts a preset to a product: emoji have a thick ring and no shadow, which would take room. */
export function productPreset(product: Product, preset: PresetConfig): PresetConfig {
  if (!productSpecs[product].isEmoji) return preset;
  return { ...preset, borderWidth: Math.max(leastRing, preset.borderWidth), shadow: null };
}

/**
 * Adapts a sticker to a product. An emoji shows a face as large as possible, with one mark beside it and a few
 * letters below. Ground, bubble and props above the hair, which would make the face smaller, are dropped.
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
