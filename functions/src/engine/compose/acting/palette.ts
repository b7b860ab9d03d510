import type { PresetConfig } from '../../../domain/presets/preset.ts';

import { drawnPalettes } from './drawn_palettes.ts';
import type { Palette } from './palette_colors.ts';
import { photoPalettes } from './photo_palettes.ts';

export type { ColorRole, Palette } from './palette_colors.ts';

/** How a style draws marks, props, grounds and bubbles. */
export interface DrawingStyle {
  readonly palette: Palette;
  /** Width of its lines, px. */
  readonly line: number;
  /** Laid around marks, so that they stand out from the subject: color and width, px. */
  readonly halo: { readonly color: string; readonly width: number };
}

const palettes: Readonly<Record<PresetConfig['drawing']['palette'], Palette>> = {
  ...photoPalettes,
  ...drawnPalettes,
};

const styles = new WeakMap<PresetConfig, DrawingStyle>();

/** The style's colors and line; made once for each preset. */
export function drawingStyle(preset: PresetConfig): DrawingStyle {
  const known = styles.get(preset);
  if (known) return known;
  const style = {
    palette: palettes[preset.drawing.palette],
    line: preset.drawing.line,
    halo: { color: preset.captionStroke.color, width: 2.5 },
  };
  styles.set(preset, style);
  return style;
}

/** Colors of grounds and bubbles: the next pair for each sticker, so that a set is not of one color. */
export function cycledColors(
  { palette }: DrawingStyle,
  styleIndex: number,
): { strong: string; pale: string } {
  const turns = [
    ['yellow', 'cream'],
    ['pink', 'white'],
    ['blue', 'sky'],
    ['green', 'mint'],
    ['purple', 'lilac'],
    ['orange', 'cream'],
  ] as const;
  const [strong, pale] = turns[styleIndex % turns.length];
  return { strong: palette[strong], pale: palette[pale] };
}
