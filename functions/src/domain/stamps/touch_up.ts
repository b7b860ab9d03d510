import { z } from 'zod';

/** Limits of one set's touch-up: far above what a finger draws in a sitting, far below a document's size. */
export const touchUpLimits = { strokes: 120, pointsPerStroke: 300 } as const;

/** In parts of the photo's width or height. */
const place = z.number().min(0).max(1);

/**
 * One stroke of the brush over the photo: `keep` brings the photo back, `erase` takes it away. Radius in parts of the
 * photo's longer side; `points` are x, y, x, y … in parts of its width and height, 0 to 1.
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

/** Strokes and taps in the order they were made; later ones win. */
export const touchUpSchema = z
  .array(z.discriminatedUnion('mode', [strokeSchema, areaTapSchema]))
  .max(touchUpLimits.strokes);

export type Stroke = z.infer<typeof strokeSchema>;
export type AreaTap = z.infer<typeof areaTapSchema>;
export type TouchUp = z.infer<typeof touchUpSchema>;

export function isAreaTap(each: Stroke | AreaTap): each is AreaTap {
  return each.mode === 'keep_area' || each.mode === 'erase_area';
}
