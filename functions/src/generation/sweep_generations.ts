import { generateQueueSchema } from '../domain/generation/generate_queue.ts';
import { stuckWork, sweepDocuments, sweepJobs } from '../jobs/index.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import { cancelGeneration } from './cancel_generation.ts';
import { generationJob, openQueues } from './generation_job.ts';

/**
 * Re-enqueues sets whose drawing has stopped, and fails those that stay stuck. Cancels proof sheets that were not
 * approved, and keeps their finished stickers. Both refund undelivered stickers.
 */
export async function sweepGenerations(
  context: Context,
  until?: number,
): Promise<{ queues: number; proofSheets: number }> {
  const [queues, proofSheets] = await Promise.all([
    sweepJobs(context, generationJob, until),
    sweepFirstDrawings(context, until),
  ]);
  return { queues, proofSheets };
}

async function sweepFirstDrawings(context: Context, until: number | undefined): Promise<number> {
  const query = openQueues(context, stuckWork.firstDrawings).where('proofSheet.state', '==', 'waiting');
  const { done } = await sweepDocuments(
    context,
    { name: 'first_drawings', query, orderBy: 'updatedAt', until },
    async (snapshot) => {
      const queue = readDocument(generateQueueSchema, snapshot);
      if (!queue) return false;
      return cancelGeneration(context, { uid: queue.userId }, { stampId: queue.stampId });
    },
  );
  return done;
}
