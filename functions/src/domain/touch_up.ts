import { z } from 'zod';

/** Limits of one set's touch-up: far above what a finger draws in a sitting, far below a document's size. */
export const touchUpLimits = { strokes: 120, pointsPerStroke: 300 } as const;

/**
 * One stroke of the brush over the photo: `keep` brings the photo back, `erase` takes it away. Radius in parts of the
 * photo's longer side; `points` are x, y, x, y … in parts of its width and height, 0 to 1.
 */
export const strokeSchema = z.object({
  mode: z.enum(['keep', 'erase']),
  radius: z.number().min(0.002).max(0.2),
  points: z
    .array(z.number().min(0).max(1))
    .min(2)
    .max(touchUpLimits.pointsPerStroke * 2)
    .refine((points) => points.length % 2 === 0, 'Points are pairs.'),
});

/** Strokes in the order they were drawn; later ones win. */
export const touchUpSchema = z.array(strokeSchema).max(touchUpLimits.strokes);

export type Stroke = z.infer<typeof strokeSchema>;
export type TouchUp = z.infer<typeof touchUpSchema>;
