import type { PresetConfig } from '../presets/preset.ts';
import type { Pose } from '../stamps/pose.ts';
import type { Acting } from './acting.ts';

interface Seen {
  /** The person's own, if any. */
  readonly pose: Pose | null;
  readonly acting: Acting | null;
  readonly styleIndex: number;
}

/** How a subject stands: as the person chose, else as the acting has it, else as the preset's looks in turn. */
export function poseOf({ pose, acting, styleIndex }: Seen, { poses }: Pick<PresetConfig, 'poses'>): Pose {
  if (pose) return pose;
  if (acting) {
    const { framing, flip, tilt, zoom } = acting;
    return { framing: framing, flip, tilt, effect: 'none', zoom, offsetX: 0, offsetY: 0 };
  }
  const chosen = poses[styleIndex % poses.length];
  if (!chosen) throw new Error('A preset has at least one look.');
  return chosen;
}
