/**
 * Width of a text as Creators Market's counters see it: 1 unit for half-width characters (ASCII, half-width kana), 2
 * for every other. For the characters its fields take this is East Asian Width with F, W and A = 2 (Unicode Standard
 * Annex #11); for others it never counts less. A character beyond the basic plane counts once.
 */
export function textUnits(text: string): number {
  let units = 0;
  for (const character of text.normalize('NFC')) units += halfWidth.test(character) ? 1 : 2;
  return units;
}

/** The longest beginning of `text` that is at most `limit` units wide, without spaces at its end. */
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

/** How many characters a reader sees. */
export function graphemes(text: string): number {
  return [...segmenter.segment(text)].length;
}

/** Latin words cannot stand upright letter by letter; such captions are set in lines. */
export function standsUpright(text: string): boolean {
  return !/[\p{Script=Latin}\d]{3}/u.test(text) && graphemes(text) <= 21;
}
