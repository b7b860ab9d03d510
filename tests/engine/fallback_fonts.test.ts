import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { CaptionFont } from '../../functions/src/domain/presets/preset.ts';
import { messageProblem } from '../../functions/src/domain/stamps/message_text.ts';
import { prepareFonts } from '../../functions/src/engine/index.ts';
import { drawableCharactersSource, tableFile } from '../../tools/fonts/drawable_characters.ts';

/** Returns the characters that no font of the chain has. */
async function missing(characters: readonly string[], font: CaptionFont): Promise<string> {
  const results = await Promise.all(
    characters.map((each) =>
      prepareFonts([each], font).then(
        () => '',
        () => each,
      ),
    ),
  );
  return results.join('');
}

/** Decodes the characters of Big5 from one pair of bytes to another. */
function big5(from: number, to: number): string[] {
  const decoder = new TextDecoder('big5');
  const pairs = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  return pairs
    .map((pair) => decoder.decode(new Uint8Array([pair >> 8, pair & 0xff])))
    .filter((text) => /^[^\p{Co}\p{Cc}\ufffd]$/u.test(text));
}

describe('a caption font with its fallback fonts', () => {
  test.each(['mochiy-pop-one', 'dela-gothic-one'] as const)(
    '%s has a glyph for each of the 5,401 common characters of Traditional Chinese',
    async (font) => {
      const common = big5(0xa440, 0xc67e);
      expect(common).toHaveLength(5401);
      expect(await missing(common, font)).toBe('');
    },
  );

  test('has a glyph for each rare character of Traditional Chinese and for Bopomofo', async () => {
    expect(await missing([...big5(0xc940, 0xf9d5), ...'ㄅㄏㄎㄟ佢哋嘅啲咗喺嚟瞓嘢'], 'mochiy-pop-one')).toBe(
      '',
    );
  });

  test('rejects a character of another script', async () => {
    expect(await missing(['ก'], 'mochiy-pop-one')).toBe('ก');
  });

  test('have the characters of the table that messages are checked by', async () => {
    expect(await readFile(tableFile, 'utf8')).toBe(await drawableCharactersSource());
  });

  test('draw every character that a message may have, and no other', async () => {
    const points = Array.from({ length: 3000 }, (_, at) => (at * 2654435761) % 0x2a000);
    const characters = points
      .map((point) => String.fromCodePoint(point).normalize('NFC'))
      .filter((each) =>
        /^[\p{Script=Latin}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]$/u.test(each),
      );
    const rejected = characters.filter((each) => messageProblem(`あ${each}`) === 'message_script');
    expect(characters.length - rejected.length).toBeGreaterThan(100);
    expect(await missing(characters, 'm-plus-rounded-1c')).toBe(rejected.join(''));
  });
});
