import type { CaptionFont } from '../../domain/presets/preset.ts';
import { graphemesOf } from '../../domain/stamps/text_units.ts';
import type { CanvasBackend, Context } from './surface.ts';

/** Consecutive graphemes drawn with one font. Emoji are filled, never stroked. */
export interface GlyphRun {
  text: string;
  family: string;
  emoji: boolean;
}

/**
 * A placed run: baseline start in px from the block's top left; `turned` = rotated 90° clockwise about its center.
 */
export interface PlacedRun extends GlyphRun {
  x: number;
  y: number;
  turned: boolean;
  /** For bent lettering: rotation about the baseline's start in radians, and a factor on the layout's size. */
  angle: number;
  scale: number;
}

const emoji =
  /\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|[\d#*]\uFE0F?\u20E3|\p{Regional_Indicator}/u;

export function isEmoji(grapheme: string): boolean {
  return emoji.test(grapheme);
}

export function glyphRuns(text: string, font: CaptionFont, canvasBackend: CanvasBackend): GlyphRun[] {
  const runs: GlyphRun[] = [];
  for (const grapheme of graphemesOf(text)) {
    const family = canvasBackend.fontFamily(grapheme, font);
    const previous = runs.at(-1);
    const picture = isEmoji(grapheme);
    if (previous?.family === family && previous.emoji === picture) previous.text += grapheme;
    else runs.push({ text: grapheme, family, emoji: picture });
  }
  return runs;
}

/** Width of `runs` in px at `size`. */
export function widthOfRuns(context: Context, runs: readonly GlyphRun[], size: number): number {
  let width = 0;
  for (const run of runs) {
    context.font = `${size}px ${run.family}`;
    width += context.measureText(run.text).width;
  }
  return width;
}
