import { seedPresets } from '@pochitto/functions/domain/presets/seed_presets';
import { expect, it } from 'vitest';
import { choosablePresets } from './presets.ts';

const now = { toDate: () => new Date(0) };
const stored = (slug: string, change: (preset: (typeof seedPresets)[number]) => object) => {
  const preset = seedPresets.find((each) => each.slug === slug);
  if (!preset) throw new Error(`There is no preset ${slug}.`);
  return {
    id: slug,
    data: () => ({ ...preset, ...change(preset), isActive: true, createdAt: now, updatedAt: now }),
  };
};

it('style list omits styles that this version cannot draw', () => {
  const offered = choosablePresets([
    stored('classic', () => ({})),
    stored('neon', ({ config }) => ({ config: { ...config, font: 'runes' } })),
    stored('manga', ({ config }) => ({
      config: { ...config, drawing: { ...config.drawing, palette: 'plasma' } },
    })),
    stored('showa', ({ config }) => ({ config: { ...config, sparkle: true } })),
  ]);
  expect(offered.map(({ slug }) => slug)).toEqual(['classic', 'showa']);
});
