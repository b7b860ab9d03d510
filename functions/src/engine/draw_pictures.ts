import { poseOf } from '../domain/acting/pose_of.ts';
import { directMotions } from '../domain/motion/direct_motion.ts';
import type { PresetConfig } from '../domain/presets/preset.ts';
import type { Product } from '../domain/product/product.ts';
import { productSpecs } from '../domain/product/product_spec.ts';
import { nodeCanvasBackend } from './canvas/canvas_backend.ts';
import type { BadgeStance } from './compose/badge.ts';
import type { CutOut } from './compose/cut_out.ts';
import { drawEmojiPixels } from './compose/emoji.ts';
import type { StickerRequest } from './compose/sticker_composer.ts';
import { whole } from './compose/trim.ts';
import { drawAnimatedMain, drawAnimations } from './draw_animations.ts';
import { type Deliver, drawMain, drawStickers, drawTab, prepareCaptionFonts } from './draw_stickers.ts';
import type { DrawnImage } from './finish/finish_sticker.ts';
import { encodePng } from './png.ts';

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

export type DrawBadge = (cutOut: CutOut, preset: PresetConfig, stance: BadgeStance) => Promise<DrawnImage>;

/** What draws main and tab of a product; main pictures of animated products move. */
export function badgeDrawers(product: Product): Readonly<Record<'main' | 'tab', DrawBadge>> {
  return { main: productSpecs[product].main?.isAnimated ? drawMovingMain : drawMain, tab: drawTab };
}

function drawMovingMain(cutOut: CutOut, preset: PresetConfig, stance: BadgeStance): Promise<DrawnImage> {
  const { acting } = stance;
  const pose = stance.pose ?? poseOf({ pose: null, acting, styleIndex: 0 }, preset);
  return drawAnimatedMain({ cutOut, text: '', pose, styleIndex: 0, caption: null, acting }, preset);
}

/** Draws an emoji of 180 x 180 px for each request. Rejects with the first error of drawing or of `deliver`. */
async function drawEmoji(
  requests: readonly StickerRequest[],
  preset: PresetConfig,
  deliver: Deliver,
): Promise<void> {
  await prepareCaptionFonts(requests, preset);
  const canvasBackend = nodeCanvasBackend();
  for (const [index, request] of requests.entries()) {
    const { pixels, captionSize } = drawEmojiPixels(request, preset, canvasBackend);
    const { width, height } = pixels;
    await deliver(index, { png: await encodePng(whole(pixels)), width, height, captionSize, faults: [] });
  }
}
