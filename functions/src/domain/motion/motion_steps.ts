import { animationTiming } from '../product/product_spec.ts';
import type { Motion } from './motion.ts';

/** Most loops of so many seconds that the site takes. */
export function mostLoops(seconds: number): number {
  return Math.min(animationTiming.loops.max, Math.floor(animationTiming.totalSeconds / seconds));
}

/** The same motion in loops of other seconds, as often as before where that is allowed. */
export function withSeconds(motion: Motion, seconds: number): Motion {
  return { ...motion, seconds, loops: Math.min(motion.loops, mostLoops(seconds)) };
}

/** Frames of a loop, from smooth to light. */
export const frameChoices = [20, 16, 12, 10, 8] as const;
const leastStrength = 0.5;

/** The next lighter form of a motion: fewer frames, then a ground and words that stand still, then less reach; null = none. */
export function lighterMotion(motion: Motion): Motion | null {
  const fewer = frameChoices.find((frames) => frames < motion.frames);
  if (fewer !== undefined) return { ...motion, frames: fewer };
  if (motion.ground !== 'none') return { ...motion, ground: 'none' };
  if (motion.caption !== 'none') return { ...motion, caption: 'none' };
  if (motion.strength <= leastStrength) return null;
  return { ...motion, strength: Math.max(leastStrength, Math.round((motion.strength - 0.25) * 100) / 100) };
}
