import { animationTiming } from '../product/product_spec.ts';
import type { Motion } from './motion.ts';

/** Returns the most loops of this duration that the site accepts. */
export function mostLoops(seconds: number): number {
  return Math.min(animationTiming.loops.max, Math.floor(animationTiming.totalSeconds / seconds));
}

/** Returns the motion with another loop duration, keeping the loop count if allowed. */
export function withSeconds(motion: Motion, seconds: number): Motion {
  return { ...motion, seconds, loops: Math.min(motion.loops, mostLoops(seconds)) };
}

/** Frame counts of a loop, from smooth to small. */
export const frameChoices = [20, 16, 12, 10, 8] as const;
const leastStrength = 0.5;

/**
 * Returns the next smaller form of a motion: fewer frames, then a static ground and caption, then less strength;
 * null = none.
 */
export function lighterMotion(motion: Motion): Motion | null {
  const fewer = frameChoices.find((frames) => frames < motion.frames);
  if (fewer !== undefined) return { ...motion, frames: fewer };
  if (motion.ground !== 'none') return { ...motion, ground: 'none' };
  if (motion.caption !== 'none') return { ...motion, caption: 'none' };
  if (motion.strength <= leastStrength) return null;
  return { ...motion, strength: Math.max(leastStrength, Math.round((motion.strength - 0.25) * 100) / 100) };
}
