/**
 * Returns the width of a text as Creators Market counts it: 1 unit for half-width characters (ASCII, half-width
 * kana), 2 for all others. For the characters that its fields accept, this is East Asian Width with F, W and A = 2
 * (Unicode Standard Annex #11); for others it never counts less. A supplementary-plane character counts once.
 */
export function textUnits(text: string): number {
  let units = 0;
  for (const character of text.normalize('NFC')) units += halfWidth.test(character) ? 1 : 2;
  return units;
}

/** Returns the longest prefix of `text` that is at most `limit` units wide, without trailing spaces. */
export function fitUnits(text: string, limit: number): string {
  let fitting = '';
  for (const character of text.normalize('NFC')) {
    if (textUnits(fitting + character) > limit) break;
    fitting += character;
  }
  return fitting.trimEnd();
}

/** ASCII, ¢ £ ¥ ¦ ¬ ¯, half-width forms: East Asian Width Na and H within Japanese character sets. */
const halfWidth = /[\u0020-\u007E\u00A2\u00A3\u00A5\u00A6\u00AC\u00AF\u20A9\uFF61-\uFFDC\uFFE8-\uFFEE\n]/u;

const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** Counts graphemes, the characters that a reader sees. */
export function graphemes(text: string): number {
  return graphemesOf(text).length;
}

/** Splits a text into its graphemes. */
export function graphemesOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Tells whether a text can be set vertically. Latin words cannot; such captions are set in lines. */
export function standsUpright(text: string): boolean {
  return !/[\p{Script=Latin}\d]{3}/u.test(text) && graphemes(text) <= 21;
}
