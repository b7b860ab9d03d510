import { z } from 'zod';

/** Payload of the submission task. */
export const attemptPayload = z.object({
  stampId: z.string().min(1),
  attemptNo: z.number().int().positive(),
});
export type AttemptName = z.infer<typeof attemptPayload>;
