import { describe, expect, it } from 'vitest';
import { documentSchemas } from '../document_schemas.ts';
import { stampSchema } from '../stamps/stamp.ts';
import { illustrations, presetConfigSchema, presetSlugSchema, recolorsSubjects } from './preset.ts';
import { seedPresets } from './seed_presets.ts';

const allDiffer = (values: readonly unknown[]) => new Set(values).size === values.length;

describe('seed presets', () => {
  it('are at least 16, with unique IDs, names and positions', () => {
    expect(seedPresets.length).toBeGreaterThanOrEqual(16);
    for (const { slug } of seedPresets) expect(presetSlugSchema.safeParse(slug).success).toBe(true);
    expect(allDiffer(seedPresets.map(({ slug }) => slug))).toBe(true);
    expect(allDiffer(seedPresets.map(({ name }) => name.ja))).toBe(true);
    expect(allDiffer(seedPresets.map(({ name }) => name.en))).toBe(true);
    expect(allDiffer(seedPresets.map(({ order }) => order))).toBe(true);
  });

  it('differ in their style, not only in their names', () => {
    const looks = seedPresets.map(({ config }) =>
      JSON.stringify([config.illustration, config.colourEffect, config.borderColor, config.font]),
    );
    expect(allDiffer(looks)).toBe(true);
  });

  it('use every illustration', () => {
    const used = new Set(seedPresets.map(({ config }) => config.illustration));
    expect([...used].sort()).toEqual([...illustrations].sort());
  });
});

describe('style', () => {
  const [classic] = seedPresets;
  if (!classic) throw new Error('There is no preset.');

  it('shows the photo if it was stored before illustrations existed', () => {
    const { illustration: _, ...older } = classic.config;
    expect(presetConfigSchema.parse(older).illustration).toBe('none');
  });

  it('keeps a set readable if a newer version wrote it, and the integrity check reports it', () => {
    const newer = { ...classic.config, font: 'runes' };
    expect(stampSchema.shape.presetConfig.parse(newer)).toBeNull();
    expect(stampSchema.shape.presetConfig.parse(classic.config)).toEqual(classic.config);
    const told = documentSchemas.stamps?.safeParse({ presetConfig: newer }).error?.issues ?? [];
    expect(told.map(({ path }) => path.join('.'))).toContain('presetConfig.font');
  });

  it('overrides the color effect of a sticker if it draws or recolors its subjects', () => {
    const { config } = classic;
    expect(recolorsSubjects(config)).toBe(false);
    expect(recolorsSubjects({ ...config, colourEffect: 'sepia' })).toBe(true);
    expect(recolorsSubjects({ ...config, illustration: 'ink' })).toBe(true);
  });
});
