import type { Look } from '../domain/look.ts';
import type { PresetConfig } from '../domain/preset.ts';
import { nodeStudio } from './canvas/studio.ts';
import { type BadgeSize, badge, badgeSizes } from './compose/badge.ts';
import type { CutOut } from './compose/cut_out.ts';
import { whole } from './compose/trim.ts';
import type { DrawnImage } from './finish/finish_sticker.ts';
import { encodePng } from './png.ts';

/** The set's main picture, 240 × 240. `look`: that of the sticker it was made from, or null for the engine's choice. */
export function drawMain(
  cutOut: CutOut,
  preset: PresetConfig,
  look: Look | null = null,
): Promise<DrawnImage> {
  return draw(cutOut, preset, badgeSizes.main, look);
}

/** The tray's tab picture, 96 × 74; `look` as for the main picture. */
export function drawTab(cutOut: CutOut, preset: PresetConfig, look: Look | null = null): Promise<DrawnImage> {
  return draw(cutOut, preset, badgeSizes.tab, look);
}

async function draw(
  cutOut: CutOut,
  preset: PresetConfig,
  size: BadgeSize,
  look: Look | null,
): Promise<DrawnImage> {
  const pixels = badge(cutOut, preset, size, look, nodeStudio());
  return { png: await encodePng(whole(pixels)), width: size.width, height: size.height };
}
