import { z } from 'zod';

/**
 * Limits of one set's touch-up: far above what a person draws in one session, far below the size limit of a
 * document.
 */
export const touchUpLimits = { strokes: 120, pointsPerStroke: 300 } as const;

/** As a fraction of the photo's width or height. */
const place = z.number().min(0).max(1);

/**
 * One brush stroke over the photo: `keep` restores the photo, `erase` removes it. Radius as a fraction of the
 * photo's longer side; `points` are x, y, x, y … as fractions of its width and height, 0 to 1.
 */
const strokeSchema = z.object({
  mode: z.enum(['keep', 'erase']),
  radius: z.number().min(0.002).max(0.2),
  points: z
    .array(place)
    .min(2)
    .max(touchUpLimits.pointsPerStroke * 2)
    .refine((points) => points.length % 2 === 0, 'Points are pairs.'),
});

/** A tap on the photo: the area of one color around it is added (“this too”) or removed (“not this”). */
const areaTapSchema = z.object({ mode: z.enum(['keep_area', 'erase_area']), x: place, y: place });

/** Strokes and taps in order; later ones win. */
export const touchUpSchema = z
  .array(z.discriminatedUnion('mode', [strokeSchema, areaTapSchema]))
  .max(touchUpLimits.strokes);

export type Stroke = z.infer<typeof strokeSchema>;
export type AreaTap = z.infer<typeof areaTapSchema>;
export type TouchUp = z.infer<typeof touchUpSchema>;

export function isAreaTap(each: Stroke | AreaTap): each is AreaTap {
  return each.mode === 'keep_area' || each.mode === 'erase_area';
}
