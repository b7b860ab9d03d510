import type { Context } from '../platform/context.ts';
import { leaseSeconds } from './claim_queue.ts';

/** The task function's name in the manifest. */
const drawTask = 'drawQueue';

/** Seconds one execution may take; below the lease, so that two never overlap. */
export const drawSeconds = leaseSeconds - 30;

/** Hands a queue to the task that draws it. `round` tells apart the tasks that one queue gets over its life. */
export async function startGeneration({ enqueue }: Context, queueId: string, round: string): Promise<void> {
  await enqueue({
    queue: drawTask,
    payload: { queueId },
    id: `${queueId}-${round}`,
    deadlineSeconds: drawSeconds,
  });
}
