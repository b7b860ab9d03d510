import { fitUnits, textUnits } from '@pochitto/functions/domain/stamps/text_units';
import { eastAsianWidth } from 'get-east-asian-width';
import { describe, expect, it } from 'vitest';

const published = (text: string) =>
  [...text].reduce(
    (sum, character) => sum + eastAsianWidth(character.codePointAt(0) ?? 0, { ambiguousAsWide: true }),
    0,
  );

/** All characters of JIS X 0208 and half-width kana, from the runtime's decoder. */
function japaneseCharacters(): string[] {
  const decoder = new TextDecoder('euc-jp');
  const rows = [1, 2, 3, 4, 5, 6, 7, 8, ...Array.from({ length: 69 }, (_, at) => at + 16)];
  const wide = rows.flatMap((row) =>
    Array.from({ length: 94 }, (_, cell) => decoder.decode(Uint8Array.of(0xa0 + row, 0xa1 + cell))),
  );
  const kana = Array.from({ length: 63 }, (_, at) => String.fromCodePoint(0xff61 + at));
  return [...wide, ...kana].filter((character) => !character.includes('\uFFFD'));
}

describe('width of a text', () => {
  it.each([
    ['Stickers', 8],
    ['スタンプ', 8],
    ['ｽﾀﾝﾌﾟ', 5],
    ['A・B·C—D', 10],
    ['', 0],
  ])('of %j is %i', (text, units) => {
    expect(textUnits(text)).toBe(units);
  });

  it('equals the published East Asian Width for every ASCII and Japanese character', () => {
    const ascii = Array.from({ length: 95 }, (_, at) => String.fromCodePoint(0x20 + at));
    const all = [...ascii, ...japaneseCharacters()];
    expect(all.length).toBeGreaterThan(6900);
    expect(all.filter((character) => textUnits(character) !== published(character))).toEqual([]);
  });

  it('is never less than the published width', () => {
    const less: string[] = [];
    for (let point = 0x20; point < 0x20000; point += 1) {
      if (point >= 0xd800 && point < 0xe000) continue;
      const character = String.fromCodePoint(point).normalize('NFC');
      if (textUnits(character) < published(character)) less.push(character);
    }
    expect(less).toEqual([]);
  });
});

describe('shortening a text', () => {
  it('keeps as much as fits, without a trailing space', () => {
    expect(fitUnits('まるい顔', 7)).toBe('まるい');
    expect(fitUnits('Round faces', 6)).toBe('Round');
    expect(fitUnits('Round faces', 40)).toBe('Round faces');
  });
});
