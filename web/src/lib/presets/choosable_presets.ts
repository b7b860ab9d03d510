import { type Preset, presetSchema } from '@pochitto/functions/domain/preset';

export interface ChoosablePreset extends Preset {
  readonly slug: string;
}

interface StoredPreset {
  readonly id: string;
  data(): unknown;
}

/** Styles as they can be offered; one that a newer version made and this one cannot draw is left out. */
export function choosablePresets(stored: readonly StoredPreset[]): ChoosablePreset[] {
  return stored.flatMap((each): ChoosablePreset[] => {
    const read = presetSchema.safeParse(each.data());
    if (read.success) return [{ slug: each.id, ...read.data }];
    console.warn(`The style ${each.id} cannot be read.`, read.error);
    return [];
  });
}
