import { PochittoError } from '../domain/errors.ts';
import { type GenerateQueue, generateQueueSchema } from '../domain/generation/generate_queue.ts';
import { generateQueueMessageSchema } from '../domain/generation/generate_queue_message.ts';
import { documents, files } from '../domain/paths.ts';
import { imageSchema } from '../domain/stamps/image.ts';
import { stampSchema } from '../domain/stamps/stamp.ts';
import { runJob } from '../jobs/index.ts';
import type { Context } from '../platform/context.ts';
import { clearFolder } from '../platform/files.ts';
import { log } from '../platform/log.ts';
import { readDocument } from '../platform/read_document.ts';
import { isNamedByVersion } from '../stamps/index.ts';
import { drawAiAttempt } from './ai/draw_ai_attempt.ts';
import { deliverStickers, type StoredFile } from './deliver_stickers.ts';
import { drawAttempt } from './draw_attempt.ts';
import { failQueue } from './fail_queue.ts';
import { type Attempt, generationJob } from './generation_job.ts';

/**
 * Draws the stickers of a queue; called by the tasks. One task draws a whole set: the embedded engine draws 40
 * stickers before a second instance would have started, and OpenAI draws all sheets in parallel. Stickers of a
 * crashed attempt are kept, and the next attempt draws only the missing ones. Throws if the task must be retried;
 * returns when no attempt is left.
 */
export async function drawQueue(context: Context, queueId: string, taskId: string): Promise<void> {
  await runJob(context, generationJob, { id: queueId, taskId }, (lease) => {
    const { leaseId, attemptCount, job: queue, scene: stamp } = lease;
    const attempt: Attempt = { queueId, leaseId, attemptCount, queue, stamp };
    const delivery = deliverStickers(context, attempt);
    let stored: readonly StoredFile[] = [];
    return {
      work: async () => {
        const draw = queue.engine === 'openai' ? drawAiAttempt : drawAttempt;
        try {
          await draw(context, attempt, delivery);
        } catch (error) {
          stored = await delivery.abandon();
          if (!(await isDeleted(context, queue))) throw error;
          await removeFiles(context, queue);
        }
      },
      fail: (error) => failQueue(context, { queueId, userId: queue.userId }, problemOf(error)),
      lost: () => removeLate(context, queueId, stored),
    };
  });
}

const problemOf = (error: unknown): PochittoError =>
  error instanceof PochittoError && error.kind === 'expected'
    ? error
    : new PochittoError('generation_failed', 'The last attempt failed.');

async function isDeleted({ firestore }: Context, { stampId }: GenerateQueue): Promise<boolean> {
  const stamp = readDocument(stampSchema, await firestore.doc(documents.stamp(stampId)).get());
  return !stamp || stamp.deletedAt !== null;
}

/**
 * Deletes the files of a set that was deleted during the attempt: the attempt may have stored some after the
 * deletion.
 */
async function removeFiles(context: Context, { stampId, userId }: GenerateQueue): Promise<void> {
  await clearFolder(context, files.stampFolder(userId, stampId));
  log.info('generation: set deleted', { stampId });
}

/**
 * Deletes files that an attempt stored after its run was ended elsewhere, and that no document references. Deletes
 * nothing while the queue is open, because another attempt may be storing the same files.
 */
async function removeLate(context: Context, queueId: string, stored: readonly StoredFile[]): Promise<void> {
  const snapshot = await context.firestore.doc(documents.generateQueue(queueId)).get();
  const queue = readDocument(generateQueueSchema, snapshot);
  if (queue && !queue.consumedAt && !queue.deletedAt) return;
  const prompted = new Set(queue?.prompts.map(({ callId }) => callId));
  for (const file of stored) {
    const isNamed = file.callId === null ? await isShown(context, file) : prompted.has(file.callId);
    // The person may have edited the sticker since then, so a version may reference its image and art.
    if (!isNamed && !(queue && (await isNamedByVersion(context, queue.userId, file.path))))
      await context.bucket.file(file.path).delete({ ignoreNotFound: true });
  }
}

async function isShown({ firestore }: Context, { path, imageId, messageId }: StoredFile): Promise<boolean> {
  if (imageId !== null) {
    const image = readDocument(imageSchema, await firestore.doc(documents.image(imageId)).get());
    return image !== null && !image.deletedAt && image.url === path;
  }
  if (messageId === null) return false;
  const snapshot = await firestore.doc(documents.generateQueueMessage(messageId)).get();
  const message = readDocument(generateQueueMessageSchema, snapshot);
  return message !== null && !message.deletedAt && message.artPath === path;
}
