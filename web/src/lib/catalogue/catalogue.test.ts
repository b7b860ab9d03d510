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

/** Names of the arguments that a text takes. */
function argumentsOf(text: string): string[] {
  return [...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name ?? '').sort();
}

const japanese = flatten(ja);
const english = flatten(en);

describe('the catalogue', () => {
  it('has every text in both languages, and none is empty', () => {
    expect([...english.keys()]).toEqual([...japanese.keys()]);
    for (const text of [...japanese.values(), ...english.values()]) expect(text.trim()).not.toBe('');
  });

  it('takes the same arguments in both languages', () => {
    for (const [key, text] of japanese) {
      expect([key, argumentsOf(english.get(key) ?? '')]).toEqual([key, argumentsOf(text)]);
    }
  });
});
