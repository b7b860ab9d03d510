import { z } from 'zod';
import { presetConfigSchema, presetSchema } from './preset.ts';

export const seedPresetSchema = presetSchema
  .pick({ name: true, description: true, category: true, order: true })
  .extend({ slug: z.string().regex(/^[a-z][a-z0-9-]*$/), config: presetConfigSchema });

export type SeedPreset = z.output<typeof seedPresetSchema>;
export type SeedPresetInput = z.input<typeof seedPresetSchema>;
