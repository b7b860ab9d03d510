import { z } from 'zod';

/** What the drawing task carries. */
export const queuePayload = z.object({ queueId: z.string().min(1) });

/** What the task of a conversion carries. */
export const conversionPayload = z.object({ conversionId: z.string().min(1) });
