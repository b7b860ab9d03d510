import { z } from 'zod';

/** A part of a picture, px from its top left. */
export const spotSchema = z.object({
  x: z.number().int().min(0),
  y: z.number().int().min(0),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});

export type Spot = z.infer<typeof spotSchema>;
