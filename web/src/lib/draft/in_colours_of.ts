import type { Look } from '@pochitto/functions/domain/look';
import type { PresetConfig } from '@pochitto/functions/domain/preset';

/** A preset with colours of its own gives them to every sticker, so that the set stays of one piece. */
export function inColoursOf(preset: PresetConfig | null, look: Look): Look {
  return preset === null || preset.colourEffect === 'none' ? look : { ...look, effect: 'none' };
}
