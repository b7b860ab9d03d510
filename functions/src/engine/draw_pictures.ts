import { poseOf } from '../domain/acting/acting.ts';
import { directMotions } from '../domain/motion/direct_motion.ts';
import type { Motion } from '../domain/motion/motion.ts';
import type { PresetConfig } from '../domain/presets/preset.ts';
import { type Product, productSpecs } from '../domain/product/product_spec.ts';
import { nodeCanvasBackend } from './canvas/canvas_backend.ts';
import type { BadgeStance } from './compose/badge.ts';
import type { CutOut } from './compose/cut_out.ts';
import { finishFrame } from './compose/finish_pixels.ts';
import { frameComposer } from './compose/motion/frame_composer.ts';
import { productCanvas, productPreset, productRequest, stillMotion } from './compose/product_picture.ts';
import type { StickerRequest } from './compose/sticker_composer.ts';
import { whole } from './compose/trim.ts';
import { drawAnimatedMain, drawAnimations } from './draw_animations.ts';
import {
  type Deliver,
  drawMain,
  drawStickers,
  drawTab,
  faultsIn,
  prepareCaptionFonts,
} from './draw_stickers.ts';
import type { DrawnImage } from './finish/finish_sticker.ts';
import { encodePng } from './png.ts';

export interface PictureRequest extends StickerRequest {
  /** null or omitted = as the acting defines, else chosen by the message. */
  readonly motion?: Motion | null;
}

/**
 * Draws the pictures of a set for its product. Animated ones move as their acting defines, else by their message.
 * Rejects with the first error of drawing or of `deliver`, and with `motion_too_still` if hardly anything moves.
 */
export function drawPictures(
  product: Product,
  requests: readonly PictureRequest[],
  preset: PresetConfig,
  deliver: Deliver,
): Promise<void> {
  if (product === 'sticker') return drawStickers(requests, preset, deliver);
  if (product === 'emoji') return drawEmoji(requests, preset, deliver);
  const motions = directMotions(requests);
  const moving = requests.map((request, index) => ({ ...request, motion: request.motion ?? motions[index] }));
  return drawAnimations(moving, preset, deliver, product);
}

export type DrawBadge = (cutOut: CutOut, preset: PresetConfig, stance: BadgeStance) => Promise<DrawnImage>;

/** Returns the functions that draw main and tab of a product; main pictures of animated products move. */
export function badgeDrawers(product: Product): Readonly<Record<'main' | 'tab', DrawBadge>> {
  return { main: productSpecs[product].main?.isAnimated ? drawMovingMain : drawMain, tab: drawTab };
}

function drawMovingMain(cutOut: CutOut, preset: PresetConfig, stance: BadgeStance): Promise<DrawnImage> {
  const { acting } = stance;
  const pose = stance.pose ?? poseOf({ pose: null, acting, styleIndex: 0 }, preset);
  return drawAnimatedMain({ cutOut, text: '', pose, styleIndex: 0, caption: null, acting }, preset);
}

/** Draws an emoji of 180 × 180 px for each request. Rejects with the first error of drawing or of `deliver`. */
async function drawEmoji(
  requests: readonly StickerRequest[],
  preset: PresetConfig,
  deliver: Deliver,
): Promise<void> {
  await prepareCaptionFonts(requests, preset);
  const canvas = productCanvas('emoji');
  const emojiPreset = productPreset('emoji', preset);
  const composer = frameComposer(emojiPreset, canvas, nodeCanvasBackend());
  for (const [index, request] of requests.entries()) {
    const still = composer.sticker(productRequest('emoji', request), stillMotion);
    const pixels = still.composeFrame(0);
    finishFrame(pixels, emojiPreset, canvas);
    const picture = { png: await encodePng(whole(pixels)), width: canvas.width, height: canvas.height };
    const faults = faultsIn(picture, still.faults, 0, 0);
    await deliver(index, { ...picture, captionSize: still.captionSize, faults });
  }
}
