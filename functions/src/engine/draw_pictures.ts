import { directMotions } from '../domain/motion/direct_motion.ts';
import type { PresetConfig } from '../domain/presets/preset.ts';
import type { Product } from '../domain/product/product.ts';
import type { StickerRequest } from './compose/sticker_composer.ts';
import { drawAnimations } from './draw_animations.ts';
import { drawEmoji } from './draw_emoji.ts';
import { type Deliver, drawStickers } from './draw_stickers.ts';

/**
 * Draws the pictures of a set as its product has them; those that move as their actings say, else in a way that suits their
 * messages. Rejects with the first error of drawing or of `deliver`; `motion_too_still` where hardly anything moves.
 */
export function drawPictures(
  product: Product,
  requests: readonly StickerRequest[],
  preset: PresetConfig,
  deliver: Deliver,
): Promise<void> {
  if (product === 'sticker') return drawStickers(requests, preset, deliver);
  if (product === 'emoji') return drawEmoji(requests, preset, deliver);
  const shown = product === 'animated_emoji' ? requests.map(asEmoji) : requests;
  const motions = directMotions(shown);
  const moving = shown.map((request, index) => ({ ...request, motion: motions[index] }));
  return drawAnimations(moving, preset, deliver, product);
}

/** Most marks that can be told from each other at the size of an emoji. */
const mostMarks = 1;

/** A face as large as it fits with a mark beside it and a few letters under it: no ground and no bubble. */
function asEmoji(request: StickerRequest): StickerRequest {
  const { acting = null, pose } = request;
  const framing = acting?.drawnFace ? 'full' : 'face';
  return {
    ...request,
    pose: { ...pose, framing, zoom: 1 },
    acting: acting && {
      ...acting,
      ...{ framing, zoom: 1, ground: null, marks: acting.marks.slice(0, mostMarks) },
      lettering: { style: 'plain', place: 'bottom', bubble: null },
    },
  };
}
