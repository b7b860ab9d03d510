import { generateQueueSchema } from '../domain/generate_queue.ts';
import { collections } from '../domain/paths.ts';
import type { Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import { readDocument } from '../platform/read_document.ts';
import { intakePhoto } from '../stamps/index.ts';
import { leaseSeconds } from './claim_queue.ts';
import { startGeneration } from './start_generation.ts';

const batchSize = 100;

/**
 * Finds what no event will wake again: photos that were uploaded but never taken in, and queues that nobody has
 * held for longer than a lease. Each is handed on once more; the verbs themselves decide whether there is work.
 */
export async function sweepStuck(context: Context): Promise<{ photos: number; queues: number }> {
  const before = new Date(context.now().getTime() - 2 * leaseSeconds * 1000);
  const [photos, queues] = [await sweepUploads(context, before), await sweepQueues(context, before)];
  log.info('sweep', { photos, queues });
  return { photos, queues };
}

async function sweepUploads(context: Context, before: Date): Promise<number> {
  const [found] = await context.bucket.getFiles({
    prefix: 'uploads/',
    maxResults: batchSize,
    autoPaginate: false,
  });
  const stuck = found.filter(
    ({ metadata }) => metadata.timeCreated && new Date(metadata.timeCreated) < before,
  );
  for (const { name } of stuck) {
    try {
      await intakePhoto(context, name);
    } catch (error) {
      // One that cannot be taken in must not keep the others waiting.
      log.bug(error, { sweep: 'uploads' });
    }
  }
  return stuck.length;
}

async function sweepQueues(context: Context, before: Date): Promise<number> {
  const { docs } = await context.firestore
    .collection(collections.generateQueues)
    .where('consumedAt', '==', null)
    .where('deletedAt', '==', null)
    .where('updatedAt', '<', before)
    .orderBy('updatedAt')
    .limit(batchSize)
    .get();
  for (const snapshot of docs) {
    const queue = readDocument(generateQueueSchema, snapshot);
    if (queue) await startGeneration(context, snapshot.id, `sweep${context.now().getTime()}`);
  }
  return docs.length;
}
