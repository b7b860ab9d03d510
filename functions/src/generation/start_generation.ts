import type { Engine } from '../domain/generation/generate_queue.ts';
import { enqueueJob } from '../jobs/index.ts';
import type { Context } from '../platform/context.ts';
import { generationJob } from './generation_job.ts';

interface Work {
  readonly queueId: string;
  readonly engine: Engine;
}

/** Enqueues the task that draws a queue. `run` makes the ids of a queue's tasks different. */
export const startGeneration = (context: Context, { queueId, engine }: Work, run: string): Promise<void> =>
  enqueueJob(context, generationJob, { id: queueId, about: { engine } }, run);
