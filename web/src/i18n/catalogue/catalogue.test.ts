import { errorTexts } from '@pochitto/functions/domain/errors';
import { checkTexts } from '@pochitto/functions/domain/stamps/check_texts';
import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { ja } from './ja.ts';

function flatten(part: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(part).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null
        ? [...flatten(value, `${path}${key}.`)]
        : [[`${path}${key}`, String(value)]],
    ),
  );
}

/** Returns the names of a text's arguments. */
function argumentsOf(text: string): string[] {
  return [...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name ?? '').sort();
}

/** Words that the glossary replaces, and spellings that the UI does not use. */
const unwantedEnglish =
  /\b(mend(s|ed|ing)?|anew|shall|nobody|somebody|likeness|purse|bank book|sticker looks?|e-mails?|colours?|cancelled|cut-outs?)\b/i;
const unwantedJapanese =
  /サインイン|サインアウト|デザイン|通帳|えら[ばびぶべぼん]|確かめ|つなが[らりるれっ]|お休み中/;

const japanese = flatten(ja);
const english = flatten(en);

describe('catalogues', () => {
  it('have every text in both languages, and no empty one', () => {
    expect([...english.keys()]).toEqual([...japanese.keys()]);
    for (const text of [...japanese.values(), ...english.values()]) expect(text.trim()).not.toBe('');
  });

  it('take the same arguments in both languages', () => {
    for (const [key, text] of japanese) {
      expect([key, argumentsOf(english.get(key) ?? '')]).toEqual([key, argumentsOf(text)]);
    }
  });

  it('use the terms of the glossary, also in errors and check rules', () => {
    const textsOf = (locale: 'ja' | 'en', catalogue: Map<string, string>) => [
      ...catalogue.values(),
      ...flatten(errorTexts[locale]).values(),
      ...flatten(checkTexts[locale]).values(),
    ];
    expect(textsOf('en', english).filter((text) => unwantedEnglish.test(text))).toEqual([]);
    expect(textsOf('ja', japanese).filter((text) => unwantedJapanese.test(text))).toEqual([]);
  });
});
