import type { PresetConfig } from '../domain/preset.ts';
import { nodeStudio } from './canvas/studio.ts';
import { type BadgeSize, type BadgeStance, badge, badgeSizes } from './compose/badge.ts';
import type { CutOut } from './compose/cut_out.ts';
import { whole } from './compose/trim.ts';
import type { DrawnImage } from './finish/finish_sticker.ts';
import { encodePng } from './png.ts';

const own: BadgeStance = { pose: null, acting: null };

/** The set's main picture, 240 × 240. `stance`: that of the sticker it shows. */
export function drawMain(cutOut: CutOut, preset: PresetConfig, stance = own): Promise<DrawnImage> {
  return draw(cutOut, preset, badgeSizes.main, stance);
}

/** The tray's tab picture, 96 × 74; `stance` as for the main picture. */
export function drawTab(cutOut: CutOut, preset: PresetConfig, stance = own): Promise<DrawnImage> {
  return draw(cutOut, preset, badgeSizes.tab, stance);
}

async function draw(
  cutOut: CutOut,
  preset: PresetConfig,
  size: BadgeSize,
  stance: BadgeStance,
): Promise<DrawnImage> {
  const pixels = badge(cutOut, preset, size, stance, nodeStudio());
  return { png: await encodePng(whole(pixels)), width: size.width, height: size.height };
}
