import { z } from 'zod';

const boxSchema = z.object({ left: z.number(), top: z.number(), right: z.number(), bottom: z.number() });

/** What the pixels of a cut-out do not say. */
export const cutOutNote = z.object({ kind: z.enum(['person', 'thing']), heads: z.array(boxSchema) });
