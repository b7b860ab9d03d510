import type { PresetConfig } from '../presets/preset.ts';
import type { Pose } from '../stamps/pose.ts';
import type { Acting } from './acting.ts';

interface Seen {
  /** The pose that the person chose, if any. */
  readonly pose: Pose | null;
  readonly acting: Acting | null;
  readonly styleIndex: number;
}

/** The pose of a subject: the person's own, else the acting's, else one of the preset's poses in rotation. */
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
