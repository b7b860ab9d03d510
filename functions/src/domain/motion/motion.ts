import { z } from 'zod';
import { animationTiming } from '../product/product_spec.ts';

const { frames, loops, seconds, totalSeconds } = animationTiming;

/** A stored name: an unknown one, from a newer version, is kept and does not move. */
const anyName = z.string().regex(/^[a-z][a-z_]{0,39}$/);
const whole = (least: number, most: number) => z.number().int().min(least).max(most);

/** Limits of the strength, as a factor of the default amplitude. */
export const motionStrength = { least: 0.3, most: 1.5 } as const;

/** How the parts of one sticker move, and how long. */
export const motionSchema = z
  .object({
    subject: anyName.default('breathe'),
    marks: anyName.default('own'),
    caption: anyName.default('none'),
    face: anyName.default('act'),
    ground: anyName.default('none'),
    /** Factor of the default amplitude. */
    strength: z.number().min(motionStrength.least).max(motionStrength.most).default(1),
    /** Duration of one loop. */
    seconds: whole(Math.min(...seconds), Math.max(...seconds)).default(2),
    loops: whole(loops.min, loops.max).default(2),
    /** Frames of one loop, equally long. Identical neighbors are written once. */
    frames: whole(frames.min, frames.max).default(16),
    /** Varies stickers with the same motion. */
    seed: whole(0, 9999).default(0),
  })
  .refine((motion) => motion.seconds * motion.loops <= totalSeconds, {
    message: 'motion_too_long',
    path: ['loops'],
  });

export type Motion = z.infer<typeof motionSchema>;

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
