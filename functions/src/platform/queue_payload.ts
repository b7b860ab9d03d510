import { z } from 'zod';

/** What the drawing task carries. */
export const queuePayload = z.object({ queueId: z.string().min(1) });
