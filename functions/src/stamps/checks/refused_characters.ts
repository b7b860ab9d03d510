/** Japanese texts may hold these symbols of JIS X 0208, which its first two rows and its Greek and Cyrillic hold. */
const rows = [1, 2, 3, 6, 7];
/** The same characters as other systems write them. */
const variants = '〜−—‖¢£¬';
const quotes = /[\u2018-\u201F\u2039\u203A\u301D-\u301F]/u;
/** Numbers in circles, Roman numerals, squared units, full-width forms of the makers: differ from device to device. */
const deviceDependent = /[\u2100-\u218F\u2460-\u24FF\u2776-\u2793\u3200-\u33FF\u{1F100}-\u{1F2FF}\p{Co}]/u;
/** They make one picture of several characters. */
const joiners = new Set(['\u200C', '\u200D', '\uFE0E', '\uFE0F']);
const common = /[\u0020-\u007E\uFF01-\uFF5E\uFF61-\uFF9F\p{L}\p{M}\p{Nd}\n]/u;

let symbols: ReadonlySet<string> | null = null;

/**
 * Characters that fields in other languages than English refuse: typographic quotes, emoji and pictographs, and what
 * differs from device to device. Letters of any script and the symbols of JIS X 0208 are taken. Each once, in order.
 */
export function refusedCharacters(text: string): string[] {
  symbols ??= readSymbols();
  const known = symbols;
  const refused = [...text].filter(
    (character) =>
      quotes.test(character) ||
      deviceDependent.test(character) ||
      joiners.has(character) ||
      !(common.test(character) || known.has(character)),
  );
  return [...new Set(refused)];
}

/** Characters that English fields refuse: all but printable ASCII. Each once, in order. */
export function notAscii(text: string): string[] {
  return [...new Set([...text].filter((character) => !/[\u0020-\u007E\n]/u.test(character)))];
}

/** The table comes with the runtime, as the decoder of EUC-JP. */
function readSymbols(): ReadonlySet<string> {
  const decoder = new TextDecoder('euc-jp');
  const cells = rows.flatMap((row) =>
    Array.from({ length: 94 }, (_, cell) => decoder.decode(Uint8Array.of(0xa0 + row, 0xa1 + cell))),
  );
  return new Set([...cells, ...variants].filter((character) => character !== '\uFFFD'));
}
