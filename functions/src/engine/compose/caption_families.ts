import { PochittoError } from '../../domain/errors.ts';
import type { CaptionFont } from '../../domain/presets/preset.ts';
import { graphemesOf } from '../../domain/stamps/text_units.ts';
import { isEmoji } from './glyph_runs.ts';

export type FontName = CaptionFont | 'noto-sans-tc' | 'noto-color-emoji';

/** Weight of each font: the heaviest whose counters stay open at sticker size. */
export const fontWeights: Record<FontName, number> = {
  'mochiy-pop-one': 400,
  'm-plus-rounded-1c': 800,
  'dela-gothic-one': 400,
  'zen-maru-gothic': 900,
  'yusei-magic': 400,
  'potta-one': 400,
  'reggae-one': 400,
  'rocknroll-one': 400,
  'noto-sans-tc': 900,
  'noto-color-emoji': 400,
};
/**
 * Fallback fonts, in order, for missing glyphs. `mochiy-pop-one` has most Traditional Chinese characters, and
 * `noto-sans-tc` the others.
 */
export const standIns: readonly FontName[] = [
  'm-plus-rounded-1c',
  'zen-maru-gothic',
  'mochiy-pop-one',
  'noto-sans-tc',
  'noto-color-emoji',
];

export type Coverage = (codePoint: number) => boolean;

/** One file of a font that is split by Unicode range. */
export interface FontSlice {
  /** Family name registered in the canvas, unique for font and slice. */
  family: string;
  /** Range that the package declares for the slice; single glyphs may still be missing. */
  covers: Coverage;
}

/** Source of fonts on one platform. Both methods are idempotent. */
export interface FontShelf<Slice extends FontSlice> {
  slicesOf(name: FontName): Promise<readonly Slice[]>;
  /** Registers a slice with the canvas and returns which glyphs it has. */
  register(slice: Slice): Promise<Coverage>;
}

export interface CaptionFamilies {
  /**
   * Registers the slices that the characters of `texts` need. Each slice is a family of its own, so slices
   * registered earlier cannot change a picture.
   *
   * @throws PochittoError `message_script` for a character that no font has.
   */
  prepare(texts: readonly string[], font: CaptionFont): Promise<void>;
  /**
   * CSS family of the slice that holds `grapheme`.
   *
   * @throws Error if `prepare` was not called with it.
   */
  fontFamily(grapheme: string, font: CaptionFont): string;
}

/** Chooses the font of every grapheme; the choice depends only on the files of the shelf. */
export function captionFamilies<Slice extends FontSlice>(shelf: FontShelf<Slice>): CaptionFamilies {
  const chosen = new Map<string, string>();
  return {
    prepare: async (texts, font) => {
      const graphemes = new Set(texts.flatMap(graphemesOf));
      await Promise.all(
        [...graphemes].map(async (grapheme) => {
          const key = `${font} ${grapheme}`;
          if (!chosen.has(key)) chosen.set(key, await familyFor(grapheme, font, shelf));
        }),
      );
    },
    fontFamily: (grapheme, font) => {
      const family = chosen.get(`${font} ${grapheme}`);
      if (!family) throw new Error(`No font is ready for ${JSON.stringify(grapheme)}.`);
      return `"${family}"`;
    },
  };
}

async function familyFor<Slice extends FontSlice>(
  grapheme: string,
  font: CaptionFont,
  shelf: FontShelf<Slice>,
): Promise<string> {
  const order = isEmoji(grapheme)
    ? [...new Set<FontName>(['noto-color-emoji', font, ...standIns])]
    : [font, ...standIns];
  const points = Array.from(grapheme, (character) => character.codePointAt(0) ?? 0);
  // Joiners and variation selectors need no glyph of their own.
  const drawn = points.filter((point) => point !== 0xfe0f && point !== 0x200d);
  for (const wanted of [drawn, drawn.slice(0, 1)]) {
    for (const name of order) {
      for (const slice of await shelf.slicesOf(name)) {
        if (!wanted.every(slice.covers)) continue;
        const has = await shelf.register(slice);
        if (wanted.every(has)) return slice.family;
      }
    }
  }
  throw new PochittoError('message_script', `No font has U+${points[0]?.toString(16)}.`);
}

/** Returns the folder of a font as Node resolves it. Packages of `noto-sans-tc` are too large: only a part is stored. */
export function fontHome(name: FontName): string {
  return name === 'noto-sans-tc' ? `@pochitto/functions/fonts/${name}` : `@fontsource/${name}`;
}

/** Lists the slices of an @fontsource package's unicode.json, in its order: family, file name, range. */
export function fontSlices(
  name: FontName,
  ranges: Readonly<Record<string, string>>,
): (FontSlice & { file: string })[] {
  const weight = fontWeights[name];
  return Object.entries(ranges).map(([key, range]) => {
    const slice = key.replaceAll(/[[\]]/g, '');
    return {
      family: `${name}-${weight}-${slice}`,
      // WOFF 1.0: Skia draws color emoji of WOFF2 blank, and `woffCoverage` can read WOFF 1.0 in browsers and Node
      // alike.
      file: `${name}-${slice}-${weight}-normal.woff`,
      covers: rangeCoverage(range),
    };
  });
}

/** Reads "U+25ee8,U+30-39,…"; parsed on first use. */
function rangeCoverage(range: string): Coverage {
  let spans: [number, number][] | null = null;
  return (codePoint) => {
    spans ??= range.split(',').map((part): [number, number] => {
      const [from, to] = part.replace('U+', '').split('-');
      const start = Number.parseInt(from ?? '', 16);
      return [start, to ? Number.parseInt(to, 16) : start];
    });
    return spans.some(([from, to]) => codePoint >= from && codePoint <= to);
  };
}
