import type { PresetConfig } from '../../../domain/presets/preset.ts';
import { drawnPalettes } from './drawn_palettes.ts';
import type { Palette } from './palette_colors.ts';
import { photoPalettes } from './photo_palettes.ts';

export type { ColorRole, Palette } from './palette_colors.ts';

/** How a style draws marks, props, grounds and bubbles. */
export interface DrawingStyle {
  readonly palette: Palette;
  /** Line width, px. */
  readonly line: number;
  /** Halo around marks that sets them off from the subject: color, and width in px. */
  readonly halo: { readonly color: string; readonly width: number };
}

const palettes: Readonly<Record<PresetConfig['drawing']['palette'], Palette>> = {
  ...photoPalettes,
  ...drawnPalettes,
};

const styles = new WeakMap<PresetConfig, DrawingStyle>();

/** Returns a style's palette and line; cached for each preset. */
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

/** Colors of grounds and bubbles: each sticker uses the next pair, so a set is not all of one color. */
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
