import { describe, expect, it } from 'vitest';
import { type Derivation, derivationKey, derivationOf } from './derivation.ts';

describe('key of a derivation', () => {
  it.each<Derivation>([
    { kind: 'product', product: 'animated_sticker' },
    { kind: 'style', presetId: 'language_ja' },
    { kind: 'language', language: 'zh-Hant' },
  ])('names $kind without loss', (derivation) => {
    expect(derivationOf(derivationKey(derivation))).toEqual(derivation);
  });

  it.each(['language_fr', 'style_', 'sticker', ''])('is not read from %s', (key) => {
    expect(derivationOf(key)).toBeNull();
  });
});
