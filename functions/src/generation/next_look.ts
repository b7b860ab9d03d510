import { isDeepStrictEqual } from 'node:util';
import type { GenerateQueueMessage } from '../domain/generate_queue_message.ts';
import type { PresetConfig } from '../domain/preset.ts';
import { lookOf } from './look_of.ts';

/** The turn in which the preset next shows something else than now; in place of the person's own look. */
export function nextLook(
  message: Pick<GenerateQueueMessage, 'look' | 'turn'>,
  preset: PresetConfig,
): { look: null; turn: number } {
  const now = lookOf(message, preset);
  const turns = preset.looks.map((_, step) => message.turn + 1 + step);
  const other = turns.find((turn) => !isDeepStrictEqual(lookOf({ look: null, turn }, preset), now));
  return { look: null, turn: other ?? message.turn + 1 };
}
