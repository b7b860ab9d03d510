import { z } from 'zod';

const boxSchema = z.object({ left: z.number(), top: z.number(), right: z.number(), bottom: z.number() });

const frameSchema = z.object({
  left: z.int(),
  top: z.int(),
  photoWidth: z.int().positive(),
  photoHeight: z.int().positive(),
});

/** What the pixels of a cut-out do not say. Files that older versions wrote know no frame. */
export const cutOutNote = z.object({
  kind: z.enum(['person', 'thing']),
  heads: z.array(boxSchema),
  frame: frameSchema.nullable().default(null),
});
