import type { Engine } from '../domain/generate_queue.ts';
import type { Context } from '../platform/context.ts';
import { leaseSeconds } from './claim_queue.ts';

/** The task functions' names in the manifest. */
const drawTasks: Readonly<Record<Engine, string>> = { embedded: 'drawQueue', openai: 'drawAiQueue' };

/** Seconds one execution may take; below the lease, so that two never overlap. */
export const drawSeconds: Readonly<Record<Engine, number>> = {
  embedded: leaseSeconds.embedded - 30,
  openai: leaseSeconds.openai - 30,
};

interface Work {
  readonly queueId: string;
  readonly engine: Engine;
}

/** Hands a queue to the task that draws it. `turn` tells apart the tasks that one queue gets over its life. */
export async function startGeneration(
  { enqueue }: Context,
  { queueId, engine }: Work,
  turn: string,
): Promise<void> {
  await enqueue({
    queue: drawTasks[engine],
    payload: { queueId },
    id: `${queueId}-${turn}`,
    deadlineSeconds: drawSeconds[engine],
  });
}
