import type { Look } from '../look.ts';
import type { PresetConfig } from '../preset.ts';
import type { Acting } from './acting.ts';

interface Seen {
  /** The person's own, if any. */
  readonly look: Look | null;
  readonly acting: Acting | null;
  readonly turn: number;
}

/** How a subject stands: as the person chose, else as the acting has it, else as the preset's looks in turn. */
export function lookOf({ look, acting, turn }: Seen, { looks }: Pick<PresetConfig, 'looks'>): Look {
  if (look) return look;
  if (acting) {
    const { framing, flip, tilt, zoom } = acting;
    return { pose: framing, flip, tilt, effect: 'none', zoom, offsetX: 0, offsetY: 0 };
  }
  const chosen = looks[turn % looks.length];
  if (!chosen) throw new Error('A preset has at least one look.');
  return chosen;
}
