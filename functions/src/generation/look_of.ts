import type { GenerateQueueMessage } from '../domain/generate_queue_message.ts';
import type { Look } from '../domain/look.ts';
import type { PresetConfig } from '../domain/preset.ts';

/** A message's own look, or the preset's in turn. */
export function lookOf(
  { look, turn }: Pick<GenerateQueueMessage, 'look' | 'turn'>,
  preset: PresetConfig,
): Look {
  const chosen = look ?? preset.looks[turn % preset.looks.length];
  if (!chosen) throw new Error('A preset has at least one look.');
  return chosen.effect === 'none' ? { ...chosen, effect: preset.colourEffect } : chosen;
}
