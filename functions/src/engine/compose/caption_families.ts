import { PochittoError } from '../../domain/errors.ts';
import type { CaptionFont } from '../../domain/presets/preset.ts';
import { graphemesOf } from './caption_parts.ts';
import { isEmoji } from './glyph_runs.ts';

export type FontName = CaptionFont | 'noto-color-emoji';

/** Weight that each font is drawn in: the heaviest that stays open at sticker size. */
export const fontWeights: Record<FontName, number> = {
  'mochiy-pop-one': 400,
  'm-plus-rounded-1c': 800,
  'dela-gothic-one': 400,
  'zen-maru-gothic': 900,
  'yusei-magic': 400,
  'potta-one': 400,
  'reggae-one': 400,
  'rocknroll-one': 400,
  'noto-color-emoji': 400,
};
/** Stand in, in this order, for what a font lacks. */
const standIns: readonly FontName[] = ['m-plus-rounded-1c', 'zen-maru-gothic', 'noto-color-emoji'];

export type Coverage = (codePoint: number) => boolean;

/** One file of a font that is cut into pieces by character. */
export interface FontSlice {
  /** Name in the canvas, unique for font and slice. */
  family: string;
  /** What the package says the slice is for; a glyph may be missing all the same. */
  covers: Coverage;
}

/** Where fonts come from on one platform. Both answer the same for the same, and may be asked again and again. */
export interface FontShelf<Slice extends FontSlice> {
  slicesOf(name: FontName): Promise<readonly Slice[]>;
  /** Hands a slice to the canvas; answers what glyphs it has. */
  register(slice: Slice): Promise<Coverage>;
}

export interface CaptionFamilies {
  /**
   * Makes the canvas ready for `texts`: registers just the slices their characters lie in. Each slice is a family of
   * its own, so what else was registered before cannot change a picture. Throws `message_script` for a character that
   * no font here has.
   */
  prepare(texts: readonly string[], font: CaptionFont): Promise<void>;
  /** CSS family of the slice that holds `grapheme`; `prepare` has to have seen it. */
  fontFamily(grapheme: string, font: CaptionFont): string;
}

/** Chooses the font of every grapheme: the same one wherever the shelf holds the same files. */
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

/** The slices that an @fontsource package's unicode.json lists, in its order: family, file name, range. */
export function fontSlices(
  name: FontName,
  ranges: Readonly<Record<string, string>>,
): (FontSlice & { file: string })[] {
  const weight = fontWeights[name];
  return Object.entries(ranges).map(([key, range]) => {
    const slice = key.replaceAll(/[[\]]/g, '');
    return {
      family: `${name}-${weight}-${slice}`,
      // WOFF 1.0: Skia leaves the colour emoji of WOFF2 blank, and only this one's glyphs can be listed anywhere.
      file: `${name}-${slice}-${weight}-normal.woff`,
      covers: rangeCoverage(range),
    };
  });
}

/** Reads "U+25ee8,U+30-39,…"; parsed when first asked. */
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
