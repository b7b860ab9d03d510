import { z } from 'zod';

/** People of one photo among whom somebody can choose: the largest. */
export const mostActors = 6;

const share = z.number().min(0).max(1);

/** Who of several people in a photo acts: a point on their head, in shares of the photo's width and height. */
export const actorSchema = z.object({ x: share, y: share });

export type Actor = z.infer<typeof actorSchema>;
