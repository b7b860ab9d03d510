import { z } from 'zod';
import { ids } from '../../domain/paths.ts';
import type { Context } from '../../platform/context.ts';
import { runSeconds } from './claim_attempt.ts';

/** What the submitting task carries. */
export const attemptPayload = z.object({
  stampId: z.string().min(1),
  attemptNo: z.number().int().positive(),
});
export type AttemptName = z.infer<typeof attemptPayload>;

/** Hands an attempt to the task that goes to the site. `turn` tells apart the tasks that one attempt gets. */
export async function startAttempt(
  { enqueue }: Context,
  { stampId, attemptNo }: AttemptName,
  turn: string,
): Promise<void> {
  await enqueue({
    queue: 'runSubmission',
    payload: { stampId, attemptNo },
    id: `${ids.submissionAttempt(stampId, attemptNo)}-${turn}`,
    deadlineSeconds: runSeconds,
  });
}
