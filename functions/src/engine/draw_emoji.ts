import type { PresetConfig } from '../domain/presets/preset.ts';
import { nodeCanvasBackend } from './canvas/canvas_backend.ts';
import { drawEmojiPixels } from './compose/emoji.ts';
import type { StickerRequest } from './compose/sticker_composer.ts';
import { whole } from './compose/trim.ts';
import { type Deliver, prepareCaptionFonts } from './draw_stickers.ts';
import { encodePng } from './png.ts';

/** Draws an emoji of 180 x 180 px for each request. Rejects with the first error of drawing or of `deliver`. */
export async function drawEmoji(
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
