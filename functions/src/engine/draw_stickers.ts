import type { CaptionFont, PresetConfig } from '../domain/presets/preset.ts';
import type { StickerFault } from '../domain/stamps/image.ts';
import { nodeCanvasBackend, prepareFonts } from './canvas/canvas_backend.ts';
import { type BadgeSize, type BadgeStance, badge, badgeSizes } from './compose/badge.ts';
import type { Box, CutOut } from './compose/cut_out.ts';
import { type StickerRequest, stickerComposer } from './compose/sticker_composer.ts';
import type { CanvasFault } from './compose/sticker_faults.ts';
import { whole } from './compose/trim.ts';
import { finishAll } from './finish/finish_all.ts';
import { type DrawnImage, finishSticker } from './finish/finish_sticker.ts';
import { handOver, startFinisher } from './finish/finisher.ts';
import { encodePng } from './png.ts';

/** A finished sticker; `captionSize` is the font size of its words in px, or null without words. */
export interface DrawnSticker extends DrawnImage {
  captionSize: number | null;
  faults: StickerFault[];
}

/** Receives sticker `index` (0-based, in any order) as soon as it is finished. */
export type Deliver = (index: number, sticker: DrawnSticker) => void | Promise<void>;

/** Limits on stickers: being finished or delivered at once, and buffered for the worker (half a megabyte each). */
const stills = { atOnce: 24, store: 3 } as const;
/** Number of stickers from which a second thread is worthwhile. */
const largeSet = 4;

/**
 * Draws a sticker for each request. This thread draws; a worker finishes as many as it can, and this thread the
 * rest, with the same code and therefore the same bytes. Rejects with the first error of drawing or of `deliver`
 * and delivers nothing after it.
 */
export async function drawStickers(
  stickers: readonly StickerRequest[],
  preset: PresetConfig,
  deliver: Deliver,
): Promise<void> {
  if (stickers.length >= largeSet) startFinisher();
  await prepareCaptionFonts(stickers, preset);
  const composer = stickerComposer(preset, nodeCanvasBackend());
  await finishAll(stickers.length, {
    ...stills,
    draw: (index) => composer.sticker(stickers[index]),
    handOver: ({ pixels }) => handOver({ pixels, preset }),
    finish: ({ pixels }) => finishSticker({ pixels, preset }),
    deliver: (index, { captionSize, faults }, { left, top, ...picture }) =>
      deliver(index, { ...picture, captionSize, faults: faultsIn(picture, faults, left, top) }),
  });
}

/** Converts the places of faults to a picture that was cropped from the canvas at (left, top). */
export function faultsIn(
  picture: Pick<DrawnImage, 'width' | 'height'>,
  faults: readonly CanvasFault[],
  left: number,
  top: number,
): StickerFault[] {
  return faults.map(({ ruleId, box }) => ({ ruleId, spot: spotIn(picture, box, left, top) }));
}

/**
 * Converts a box of the canvas to a picture that was cropped from it at (left, top): whole px, within the picture.
 */
function spotIn(
  { width, height }: Pick<DrawnImage, 'width' | 'height'>,
  box: Box,
  left: number,
  top: number,
): StickerFault['spot'] {
  const along = (from: number, to: number, length: number) => {
    const start = Math.max(0, Math.min(length - 1, Math.floor(from)));
    return { start, length: Math.max(1, Math.min(length, Math.ceil(to)) - start) };
  };
  const across = along(box.left - left, box.right - left, width);
  const down = along(box.top - top, box.bottom - top, height);
  return { x: across.start, y: down.start, width: across.length, height: down.length };
}

/** Loads the fonts of the captions. */
export async function prepareCaptionFonts(
  stickers: readonly StickerRequest[],
  preset: PresetConfig,
): Promise<void> {
  await Promise.all([...textsByFont(stickers, preset)].map(([font, texts]) => prepareFonts(texts, font)));
}

/** Groups texts by font. */
function textsByFont(stickers: readonly StickerRequest[], preset: PresetConfig): Map<CaptionFont, string[]> {
  const texts = new Map<CaptionFont, string[]>();
  for (const { text, caption } of stickers) {
    const font = caption?.font ?? preset.font;
    texts.set(font, [...(texts.get(font) ?? []), text]);
  }
  return texts;
}

const own: BadgeStance = { pose: null, acting: null };

/**
 * Draws the set's main picture, 240 × 240.
 *
 * @param stance pose and acting of the sticker that it shows.
 */
export function drawMain(cutOut: CutOut, preset: PresetConfig, stance = own): Promise<DrawnImage> {
  return draw(cutOut, preset, badgeSizes.main, stance);
}

/**
 * Draws the set's tab picture, 96 × 74.
 *
 * @param stance pose and acting of the sticker that it shows.
 */
export function drawTab(cutOut: CutOut, preset: PresetConfig, stance = own): Promise<DrawnImage> {
  return draw(cutOut, preset, badgeSizes.tab, stance);
}

async function draw(
  cutOut: CutOut,
  preset: PresetConfig,
  size: BadgeSize,
  stance: BadgeStance,
): Promise<DrawnImage> {
  const pixels = badge(cutOut, preset, size, stance, nodeCanvasBackend());
  return { png: await encodePng(whole(pixels)), width: size.width, height: size.height };
}
