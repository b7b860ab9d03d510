import { drawnPresets } from './drawn_presets.ts';
import { photoPresets } from './photo_presets.ts';
import { type SeedPreset, seedPresetSchema } from './preset.ts';
import { tonedPresets } from './toned_presets.ts';

/** The styles that Pochitto ships with, in display order. An operator may change them or add others. */
export const seedPresets: readonly SeedPreset[] = [...photoPresets, ...tonedPresets, ...drawnPresets]
  .map((seed) => seedPresetSchema.parse(seed))
  .sort((one, other) => one.order - other.order);
