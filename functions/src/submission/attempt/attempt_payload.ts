import { z } from 'zod';

/** What the submitting task carries. */
export const attemptPayload = z.object({
  stampId: z.string().min(1),
  attemptNo: z.number().int().positive(),
});
export type AttemptName = z.infer<typeof attemptPayload>;
