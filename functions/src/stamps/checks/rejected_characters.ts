/**
 * Rows of JIS X 0208 with characters that Japanese texts may contain: symbols (1, 2), alphanumerics (3), Greek (6)
 * and Cyrillic (7).
 */
const rows = [1, 2, 3, 6, 7];
/** The same characters as encoded on other systems. */
const variants = '〜−—‖¢£¬';
const quotes = /[\u2018-\u201F\u2039\u203A\u301D-\u301F]/u;
/** Circled numbers, Roman numerals, squared units and vendor-specific forms, which differ between devices. */
const deviceDependent = /[\u2100-\u218F\u2460-\u24FF\u2776-\u2793\u3200-\u33FF\u{1F100}-\u{1F2FF}\p{Co}]/u;
/** Characters that combine several characters into one glyph. */
const joiners = new Set(['\u200C', '\u200D', '\uFE0E', '\uFE0F']);
const common = /[\u0020-\u007E\uFF01-\uFF5E\uFF61-\uFF9F\p{L}\p{M}\p{Nd}\n]/u;

let symbols: ReadonlySet<string> | null = null;

/**
 * Returns the characters that non-English fields reject: typographic quotes, emoji and pictographs, and
 * device-dependent characters. Letters of any script and the symbols of JIS X 0208 are accepted. Each character
 * once, in order.
 */
export function rejectedCharacters(text: string): string[] {
  symbols ??= readSymbols();
  const known = symbols;
  const rejected = [...text].filter(
    (character) =>
      quotes.test(character) ||
      deviceDependent.test(character) ||
      joiners.has(character) ||
      !(common.test(character) || known.has(character)),
  );
  return [...new Set(rejected)];
}

/**
 * Returns the characters that English fields reject: all but printable ASCII and line breaks. Each character once,
 * in order.
 */
export function notAscii(text: string): string[] {
  return [...new Set([...text].filter((character) => !/[\u0020-\u007E\n]/u.test(character)))];
}

/** Reads the symbols through the runtime's EUC-JP decoder, which contains the table. */
function readSymbols(): ReadonlySet<string> {
  const decoder = new TextDecoder('euc-jp');
  const cells = rows.flatMap((row) =>
    Array.from({ length: 94 }, (_, cell) => decoder.decode(Uint8Array.of(0xa0 + row, 0xa1 + cell))),
  );
  return new Set([...cells, ...variants].filter((character) => character !== '\uFFFD'));
}
