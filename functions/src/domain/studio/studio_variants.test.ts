import { describe, expect, test } from 'vitest';
import {
  backgroundIds,
  hairToneIds,
  hairTones,
  lightIds,
  studioBackgrounds,
  studioEffectSchema,
  variantCountSchema,
} from './studio_effect.ts';
import { studioVariants } from './studio_variants.ts';

describe('options of the studio', () => {
  test('are at least 12 hair tones, 6 plain and 6 gradient backgrounds and 5 lights, named in both languages', () => {
    expect(hairToneIds.length).toBeGreaterThanOrEqual(12);
    const kinds = backgroundIds.map((id) => studioBackgrounds[id].kind);
    for (const kind of ['plain', 'gradient'])
      expect(kinds.filter((each) => each === kind).length).toBeGreaterThanOrEqual(6);
    expect(lightIds.length).toBeGreaterThanOrEqual(5);
    const names = hairToneIds.map((id) => hairTones[id].name);
    expect(new Set(names.map(({ ja }) => ja)).size).toBe(names.length);
    expect(new Set(names.map(({ en }) => en)).size).toBe(names.length);
  });

  test('include two neighboring tones for each hair tone', () => {
    for (const id of hairToneIds) expect(new Set([id, ...hairTones[id].near]).size).toBe(3);
  });

  test.each([
    { hair: { tone: 'tartan', strength: 0.5 } },
    { hair: { tone: 'ash', strength: 1.01 } },
    { hair: { tone: 'ash', strength: Number.NaN } },
    { background: 'beach' },
    { light: 'strobe' },
  ])('reject %j', (effect) => {
    expect(studioEffectSchema.safeParse(effect).success).toBe(false);
  });

  test.each([0, 6, 2.5, '3'])('reject %j variants', (count) => {
    expect(variantCountSchema.safeParse(count).success).toBe(false);
  });
});

describe('variants of an order', () => {
  const orders = [
    ...hairToneIds.flatMap((tone) =>
      [0, 0.1, 0.4, 0.75, 1].map((strength) => ({ hair: { tone, strength } })),
    ),
    ...backgroundIds.flatMap((background) => lightIds.map((light) => ({ background, light }))),
  ].map((order) => studioEffectSchema.parse(order));

  test('are as many as requested and all different, and the first is the order itself', () => {
    for (const order of orders) {
      for (let count = 1; count <= 5; count++) {
        const variants = studioVariants(order, count);
        expect(variants).toHaveLength(count);
        expect(new Set(variants.map(({ effect }) => JSON.stringify(effect))).size).toBe(count);
        expect(new Set(variants.map(({ label }) => label.ja)).size).toBe(count);
        expect(new Set(variants.map(({ label }) => label.en)).size).toBe(count);
        for (const { effect } of variants) expect(studioEffectSchema.parse(effect)).toEqual(effect);
        const changes = order.hair || order.background !== 'keep' || order.light !== 'as_it_is';
        if (changes) expect(variants[0]?.effect).toEqual(order);
      }
    }
  });

  test('have labels in both languages', () => {
    const order = studioEffectSchema.parse({ hair: { tone: 'ash', strength: 0.6 }, light: 'daylight' });
    const labels = studioVariants(order, 5).map(({ label }) => label);
    expect(labels[0]).toEqual({
      ja: 'アッシュ 強さ60%・やわらかな日差し',
      en: 'Ash, strength 60% · Soft daylight',
    });
    expect(labels.map(({ en }) => en.split(' · ')[0])).toEqual([
      'Ash, strength 60%',
      'Ash, strength 35%',
      'Ash, strength 85%',
      'Ash brown, strength 60%',
      'Silver, strength 60%',
    ]);
  });
});
