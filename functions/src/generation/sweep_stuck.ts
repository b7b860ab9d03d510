import type { Query } from 'firebase-admin/firestore';
import { PochittoError } from '../domain/errors.ts';
import { type Engine, type GenerateQueue, generateQueueSchema } from '../domain/generate_queue.ts';
import { collections, parseUploadPath } from '../domain/paths.ts';
import type { Context } from '../platform/context.ts';
import { filePages } from '../platform/file_pages.ts';
import { log } from '../platform/log.ts';
import { readDocument } from '../platform/read_document.ts';
import { intakePhoto } from '../stamps/index.ts';
import { cancelGeneration } from './cancel_generation.ts';
import { leaseSeconds } from './claim_queue.ts';
import { failQueue } from './fail_queue.ts';
import { startGeneration } from './start_generation.ts';

const batchSize = 100;
/** Files listed at once. */
const pageSize = 500;

/** Hours after which a queue that no task has come for counts as failed. */
const hoursForTask = 6;
/** Days that a person has to look at a likeness. */
const daysForLikeness = 7;

/**
 * Finds what no event will wake again: photos that were uploaded but never taken in, and queues that nobody has
 * held for longer than a lease. Each is handed on once more; the verbs themselves decide whether there is work. What
 * stays stuck is failed, and a likeness that nobody looks at is cancelled: both give back what was paid.
 */
export async function sweepStuck(
  context: Context,
): Promise<{ photos: number; queues: number; likenesses: number }> {
  const photos = await sweepUploads(context, ago(context, 2 * leaseSeconds.embedded));
  const embedded = await stuckQueues(context, 'embedded');
  const openai = await stuckQueues(context, 'openai');
  for (const found of [...embedded, ...openai]) await handOn(context, found);
  const likenesses = await sweepLikenesses(context);
  const swept = { photos, queues: embedded.length + openai.length, likenesses };
  log.info('sweep', swept);
  return swept;
}

const ago = ({ now }: Context, seconds: number) => new Date(now().getTime() - seconds * 1000);

async function sweepUploads(context: Context, before: Date): Promise<number> {
  let swept = 0;
  for await (const page of filePages({ bucket: context.inbox }, 'uploads/', pageSize)) {
    const stuck = page.filter(({ path, createdAt }) => parseUploadPath(path) !== null && createdAt < before);
    for (const { path } of stuck) {
      try {
        await intakePhoto(context, path);
      } catch (error) {
        // One that cannot be taken in must not keep the others waiting.
        log.bug(error, { sweep: 'uploads' });
      }
    }
    swept += stuck.length;
    if (swept >= batchSize) break;
  }
  return swept;
}

interface Found {
  readonly id: string;
  readonly queue: GenerateQueue;
}

/** Queues of an engine that nobody has held for long; not those that wait for a person. */
function stuckQueues(context: Context, engine: Engine): Promise<Found[]> {
  const living = livingQueues(context);
  const query =
    engine === 'embedded'
      ? living.where('likeness', '==', null)
      : living.where('likeness.state', 'in', ['drawing', 'approved']);
  return readQueues(query, ago(context, 2 * leaseSeconds[engine]));
}

const livingQueues = ({ firestore }: Context) =>
  firestore
    .collection(collections.generateQueues)
    .where('consumedAt', '==', null)
    .where('deletedAt', '==', null);

async function readQueues(query: Query, before: Date): Promise<Found[]> {
  const { docs } = await query.where('updatedAt', '<', before).orderBy('updatedAt').limit(batchSize).get();
  return docs.flatMap((snapshot) => {
    const queue = readDocument(generateQueueSchema, snapshot);
    return queue ? [{ id: snapshot.id, queue }] : [];
  });
}

async function handOn(context: Context, { id, queue: { userId, engine, updatedAt } }: Found): Promise<void> {
  if (updatedAt < ago(context, hoursForTask * 3600)) {
    const error = new PochittoError('generation_failed', 'No task came for it.');
    return failQueue(context, { queueId: id, userId }, error);
  }
  await startGeneration(context, { queueId: id, engine }, `sweep${context.now().getTime()}`);
}

/** Keeps what is finished of sets whose likeness nobody has looked at for days. */
async function sweepLikenesses(context: Context): Promise<number> {
  const query = livingQueues(context).where('likeness.state', '==', 'waiting');
  const found = await readQueues(query, ago(context, daysForLikeness * 86_400));
  for (const { queue } of found) {
    await cancelGeneration(context, { uid: queue.userId }, { stampId: queue.stampId });
  }
  return found.length;
}
