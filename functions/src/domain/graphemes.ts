const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** How many characters a reader sees. */
export function graphemes(text: string): number {
  return [...segmenter.segment(text)].length;
}

/** Latin words cannot stand upright letter by letter; such captions are set in lines. */
export function standsUpright(text: string): boolean {
  return !/[\p{Script=Latin}\d]{3}/u.test(text) && graphemes(text) <= 21;
}
