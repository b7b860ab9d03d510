import { readFile } from 'node:fs/promises';
import { PochittoError } from '../../domain/errors.ts';
import type { CaptionFont } from '../../domain/preset.ts';
import { graphemesOf } from '../compose/caption_parts.ts';
import { isEmoji } from '../compose/glyph_runs.ts';
import { canvasLibrary } from './canvas_library.ts';
import { type FontSlice, fontSlices } from './font_slices.ts';
import { woffCoverage } from './woff_coverage.ts';

/** Weight that each font is drawn in: the heaviest that stays open at sticker size. */
const weights: Record<CaptionFont, number> = {
  'mochiy-pop-one': 400,
  'm-plus-rounded-1c': 800,
  'dela-gothic-one': 400,
  'zen-maru-gothic': 900,
  'yusei-magic': 400,
};
type FontName = CaptionFont | 'noto-color-emoji';
/** Stand in, in this order, for what a font lacks. */
const standIns: readonly FontName[] = ['m-plus-rounded-1c', 'zen-maru-gothic', 'noto-color-emoji'];

const fonts = new Map<FontName, Promise<FontSlice[]>>();
const registered = new Map<string, Promise<(codePoint: number) => boolean>>();
const chosen = new Map<string, string>();

/**
 * Makes the canvas ready for `texts`: reads and registers just the slices their characters lie in. Each slice is a
 * family of its own, so what else was registered before cannot change a picture. Throws `message_script` for a
 * character that no font here has.
 */
export async function prepareFonts(texts: readonly string[], font: CaptionFont): Promise<void> {
  const graphemes = new Set(texts.flatMap(graphemesOf));
  await Promise.all(
    [...graphemes].map(async (grapheme) => {
      const key = `${font} ${grapheme}`;
      if (!chosen.has(key)) chosen.set(key, await familyFor(grapheme, font));
    }),
  );
}

/** CSS family of the slice that holds `grapheme`; `prepareFonts` has to have seen it. */
export function fontFamily(grapheme: string, font: CaptionFont): string {
  const family = chosen.get(`${font} ${grapheme}`);
  if (!family) throw new Error(`No font is ready for ${JSON.stringify(grapheme)}.`);
  return `"${family}"`;
}

async function familyFor(grapheme: string, font: CaptionFont): Promise<string> {
  const order = isEmoji(grapheme)
    ? [...new Set<FontName>(['noto-color-emoji', font, ...standIns])]
    : [font, ...standIns];
  const points = [...grapheme].map((character) => character.codePointAt(0) as number);
  // Joiners and variation selectors need no glyph of their own.
  const drawn = points.filter((point) => point !== 0xfe0f && point !== 0x200d);
  for (const wanted of [drawn, drawn.slice(0, 1)]) {
    for (const name of order) {
      for (const slice of await slicesOf(name)) {
        if (!wanted.every(slice.covers)) continue;
        const has = await register(slice);
        if (wanted.every(has)) return slice.family;
      }
    }
  }
  throw new PochittoError('message_script', `No font has U+${points[0]?.toString(16)}.`);
}

function slicesOf(name: FontName): Promise<FontSlice[]> {
  const known = fonts.get(name);
  if (known) return known;
  const slices = fontSlices(name, name === 'noto-color-emoji' ? 400 : weights[name]);
  fonts.set(name, slices);
  return slices;
}

/** Hands a slice to the canvas; answers what glyphs it has. */
function register(slice: FontSlice): Promise<(codePoint: number) => boolean> {
  const known = registered.get(slice.family);
  if (known) return known;
  const coverage = readFile(slice.file).then((woff) => {
    if (!canvasLibrary().GlobalFonts.register(woff, slice.family))
      throw new Error(`The canvas refused the font ${slice.family}.`);
    return woffCoverage(woff);
  });
  registered.set(slice.family, coverage);
  return coverage;
}
