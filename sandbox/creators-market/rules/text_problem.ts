import { wideRanges } from './wide_ranges.ts';

/** Why a text of the form is rejected. The site's message for each is in `words/`. */
export type TextProblem =
  | 'required'
  | 'too_long'
  | 'refused_character'
  | 'ascii_only'
  | 'digits_only'
  | 'brand_word'
  | 'not_a_url'
  | 'title_exists';

export interface TextRule {
  /** In width units. */
  readonly limit: number;
  readonly required: boolean;
  readonly ascii: boolean;
  /** Titles and descriptions: not only digits, no brand names. */
  readonly prose: boolean;
  readonly url?: boolean;
}

/** Sources of regular expressions, shared with the page scripts. */
export const PATTERNS = {
  /** Typographic quotes, enclosed and device-dependent characters, private use, emoji, control characters. */
  rejected:
    '[\\u2018-\\u201f\\u2122\\u2150-\\u218f\\u2460-\\u24ff\\u3220-\\u33ff\\ue000-\\uf8ff\\ufe0f]' +
    '|\\p{Extended_Pictographic}|(?![\\n\\r])\\p{Cc}',
  ascii: '^[\\x20-\\x7e\\n\\r]*$',
  digits: '^[0-9０-９\\s]+$',
  brand: '(?<![A-Za-z])(LINE|Instagram|WhatsApp|WeChat|Telegram)(?![A-Za-z])',
  url: '^https?://[^\\s/]+\\.[^\\s]+$',
} as const;

const compiled = {
  rejected: new RegExp(PATTERNS.rejected, 'u'),
  ascii: new RegExp(PATTERNS.ascii, 'u'),
  digits: new RegExp(PATTERNS.digits, 'u'),
  brand: new RegExp(PATTERNS.brand, 'iu'),
  url: new RegExp(PATTERNS.url, 'u'),
};

/** Returns the first problem of a text, or null. */
export function textProblem(text: string, rule: TextRule): TextProblem | null {
  if (text.trim() === '') return rule.required ? 'required' : null;
  if (compiled.rejected.test(text)) return 'refused_character';
  if (rule.ascii && !compiled.ascii.test(text)) return 'ascii_only';
  if (textWidth(text) > rule.limit) return 'too_long';
  if (rule.prose && compiled.digits.test(text)) return 'digits_only';
  if (rule.prose && compiled.brand.test(text)) return 'brand_word';
  if (rule.url && !compiled.url.test(text)) return 'not_a_url';
  return null;
}

export const titleRule = (language: string): TextRule => ({
  limit: 40,
  required: true,
  ascii: language === 'en',
  prose: true,
});
export const descriptionRule = (language: string): TextRule => ({ ...titleRule(language), limit: 160 });
export const copyrightRule: TextRule = { limit: 50, required: true, ascii: true, prose: false };
export const creatorNameRule: TextRule = { limit: 50, required: true, ascii: false, prose: false };
export const designUrlRule: TextRule = {
  limit: 255,
  required: false,
  ascii: true,
  prose: false,
  url: true,
};
export const noteRule: TextRule = { limit: 2000, required: false, ascii: false, prose: false };

/** Returns the units of the counter below a field: 2 for a full-width or ambiguous character, else 1. */
export function textWidth(text: string): number {
  let units = 0;
  for (const character of text) units += isWide(character.codePointAt(0) ?? 0) ? 2 : 1;
  return units;
}

function isWide(point: number): boolean {
  let [low, high] = [0, wideRanges.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = wideRanges[middle] ?? [0, 0];
    if (point < first) high = middle - 1;
    else if (point > last) low = middle + 1;
    else return true;
  }
  return false;
}
