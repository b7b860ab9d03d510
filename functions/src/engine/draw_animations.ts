import { PochittoError } from '../domain/errors.ts';
import { mainMotion } from '../domain/motion/direct_motion.ts';
import type { Motion } from '../domain/motion/motion.ts';
import { type PresetConfig, plainCaption } from '../domain/presets/preset.ts';
import { animationTiming, productSpecs, stickerSpec } from '../domain/product/product_spec.ts';
import { nodeCanvasBackend } from './canvas/canvas_backend.ts';
import { frameComposer } from './compose/motion/frame_composer.ts';
import { productCanvas, productPreset, productRequest } from './compose/product_picture.ts';
import { canvasOf, type StickerCanvas } from './compose/sticker_canvas.ts';
import type { StickerRequest } from './compose/sticker_composer.ts';
import type { CanvasFault } from './compose/sticker_faults.ts';
import { type Deliver, faultsIn, prepareCaptionFonts } from './draw_stickers.ts';
import { finishAll } from './finish/finish_all.ts';
import { type AnimationWork, type FinishedAnimation, finishAnimation } from './finish/finish_animation.ts';
import type { DrawnImage } from './finish/finish_sticker.ts';
import { handOverAnimation, startFinisher } from './finish/finisher.ts';

interface AnimationRequest extends StickerRequest {
  readonly motion: Motion;
}

/** Limits on animations (up to 7 MB each): being finished or delivered at once, and buffered for the worker. */
const animations = { atOnce: 4, store: 2 } as const;
/** Number of animations from which a second thread is worthwhile. */
const largeSet = 2;

/**
 * Draws an animation for each request, from the same layers as `drawStickers`. Rejects with the first error of
 * drawing or of `deliver`, and with `motion_too_still` if hardly anything moves.
 */
export async function drawAnimations(
  requests: readonly AnimationRequest[],
  preset: PresetConfig,
  deliver: Deliver,
  product: 'animated_sticker' | 'animated_emoji',
): Promise<void> {
  if (requests.length >= largeSet) startFinisher();
  await prepareCaptionFonts(requests, preset);
  const { maxWidth, minWidth } = productSpecs[product].picture;
  const isTrimmed = minWidth < maxWidth;
  const draw = drawer(productPreset(product, preset), productCanvas(product), isTrimmed);
  await finishAll(requests.length, {
    ...animations,
    draw: (index) => draw({ ...productRequest(product, requests[index]), motion: requests[index].motion }),
    handOver: ({ work }) => handOverAnimation(work),
    finish: ({ work }) => finishAnimation(work),
    deliver: (index, { captionSize, faults }, finished) => {
      const { png, width, height, left, top } = moving(finished);
      const picture = { png, width, height };
      return deliver(index, { ...picture, captionSize, faults: faultsIn(picture, faults, left, top) });
    },
  });
}

/**
 * Draws the animated main picture of a set, 240 × 240: the sticker `request`, larger and without words.
 *
 * @throws PochittoError `motion_too_still` if hardly anything moves.
 */
export async function drawAnimatedMain(request: StickerRequest, preset: PresetConfig): Promise<DrawnImage> {
  const { width, height } = mainSize;
  const wordless = { ...request, caption: { ...(request.caption ?? plainCaption), hidden: true } };
  const draw = drawer(preset, canvasOf(width, height), false);
  const motion = mainMotion(request);
  const { png } = moving(finishAnimation(draw({ ...wordless, motion }).work));
  return { png, width, height };
}

const mainSize = stickerSpec.main;

interface Drawn {
  readonly work: AnimationWork;
  readonly captionSize: number | null;
  readonly faults: readonly CanvasFault[];
}

function drawer(preset: PresetConfig, canvas: StickerCanvas, isTrimmed: boolean) {
  const composer = frameComposer(preset, canvas, nodeCanvasBackend());
  return (request: AnimationRequest): Drawn => {
    const { frames: count, captionSize, faults, composeFrame } = composer.sticker(request, request.motion);
    const frames = Array.from({ length: count }, (_, index) => composeFrame(index));
    const { seconds, loops } = request.motion;
    const timing = { numerator: seconds, denominator: count, loops };
    return { work: { frames, canvas, preset, timing, isTrimmed }, captionSize, faults };
  };
}

/** Checks that an animation has as many frames as Creators Market requires. */
function moving(animation: FinishedAnimation): FinishedAnimation {
  if (animation.frames >= animationTiming.frames.min) return animation;
  throw new PochittoError('motion_too_still', `Only ${animation.frames} frames differ.`);
}
