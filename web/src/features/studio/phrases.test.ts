import { describe, expect, it } from 'vitest';
import { hasPhrase, withoutPhrase, withPhrase } from './phrases.ts';

const bob = 'Cut the hair to a chin-length bob.';
const short = 'Cut the hair short.';

describe('template phrase', () => {
  it('is added to the text and keeps what the person wrote', () => {
    expect(withPhrase('', bob, [])).toBe(bob);
    expect(withPhrase('Softly, please.', bob, [])).toBe(`Softly, please.\n${bob}`);
    expect(hasPhrase(`Softly.\n${bob}`, bob)).toBe(true);
  });

  it('replaces another phrase of its kind', () => {
    expect(withPhrase(`Softly.\n${short}`, bob, [short])).toBe(`Softly.\n${bob}`);
  });

  it('is removed without leaving an empty line or changing the text beside it', () => {
    expect(withoutPhrase(`Softly.\n${bob}\nThank you.`, bob)).toBe('Softly.\nThank you.');
    expect(withoutPhrase(`${bob} And lightly.`, bob)).toBe('And lightly.');
    expect(withoutPhrase('Nothing of it.', bob)).toBe('Nothing of it.');
  });
});
