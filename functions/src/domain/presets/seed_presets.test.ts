import { describe, expect, it } from 'vitest';
import { api } from '../api.ts';
import { documentSchemas } from '../document_schemas.ts';
import { generateQueueMessageSchema } from '../generation/generate_queue_message.ts';
import { stampSchema } from '../stamps/stamp.ts';
import {
  illustrations,
  presetConfigSchema,
  presetContentSchema,
  presetSchema,
  presetSlugSchema,
  recolorsSubjects,
} from './preset.ts';
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

  it('is the font of a stored caption with an unknown one of a newer version, which clients cannot write', () => {
    const newer = { font: 'runes', color: '#112233' };
    const stored = generateQueueMessageSchema.shape.caption.parse(newer);
    expect(stored).toMatchObject({ font: null, color: '#112233' });
    const sticker = { messageId: 'message-1', caption: newer };
    const saved = api.saveEdits.input.safeParse({ stampId: 'stamp-1', revision: 0, stickers: [sticker] });
    expect(saved.error?.issues.map(({ path }) => path.join('.'))).toEqual(['stickers.0.caption.font']);
  });

  it('keeps a set readable if a newer version wrote it, and the integrity check reports it', () => {
    const newer = { ...classic.config, font: 'runes' };
    expect(stampSchema.shape.presetConfig.parse(newer)).toEqual({ ...newer, font: 'mochiy-pop-one' });
    expect(stampSchema.shape.presetConfig.parse({ ...newer, drawing: { palette: 'runes' } })).toBeNull();
    expect(stampSchema.shape.presetConfig.parse(classic.config)).toEqual(classic.config);
    const told = documentSchemas.stamps?.safeParse({ presetConfig: newer }).error?.issues ?? [];
    expect(told.map(({ path }) => path.join('.'))).toContain('presetConfig.font');
  });

  it('is readable with an unknown font of a newer version, which operators cannot write', () => {
    const { slug: _, ...content } = classic;
    const newer = { ...content, isActive: true, config: { ...classic.config, font: 'runes' } };
    expect(presetSchema.shape.config.parse(newer.config).font).toBe('mochiy-pop-one');
    const rejected = presetContentSchema.safeParse(newer).error?.issues ?? [];
    expect(rejected.map(({ path }) => path.join('.'))).toContain('config.font');
  });

  it('overrides the color effect of a sticker if it draws or recolors its subjects', () => {
    const { config } = classic;
    expect(recolorsSubjects(config)).toBe(false);
    expect(recolorsSubjects({ ...config, colourEffect: 'sepia' })).toBe(true);
    expect(recolorsSubjects({ ...config, illustration: 'ink' })).toBe(true);
  });
});
