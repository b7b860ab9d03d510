import type { PresetConfig } from '../domain/preset.ts';
import { stickerSpec } from '../domain/sticker_spec.ts';
import { nodeStudio } from './canvas/studio.ts';
import { type BadgeSize, badge } from './compose/badge.ts';
import type { CutOut } from './compose/cut_out.ts';
import { whole } from './compose/trim.ts';
import type { DrawnImage } from './finish/finish_sticker.ts';
import { encodePng } from './png.ts';

/** The set's main picture, 240 × 240. */
export function drawMain(cutOut: CutOut, preset: PresetConfig): Promise<DrawnImage> {
  return draw(cutOut, preset, { ...stickerSpec.main, margin: stickerSpec.sticker.margin });
}

/** The tray's tab picture, 96 × 74. */
export function drawTab(cutOut: CutOut, preset: PresetConfig): Promise<DrawnImage> {
  return draw(cutOut, preset, { ...stickerSpec.tab, margin: 3 });
}

async function draw(cutOut: CutOut, preset: PresetConfig, size: BadgeSize): Promise<DrawnImage> {
  const pixels = badge(cutOut, preset, size, nodeStudio());
  return { png: await encodePng(whole(pixels)), width: size.width, height: size.height };
}
