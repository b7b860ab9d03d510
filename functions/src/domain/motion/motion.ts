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
