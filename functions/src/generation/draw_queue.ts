import { PochittoError } from '../domain/errors.ts';
import type { GenerateQueue } from '../domain/generate_queue.ts';
import { documents, files } from '../domain/paths.ts';
import { stampSchema } from '../domain/stamp.ts';
import { runJob } from '../jobs/index.ts';
import { clearFolder } from '../platform/clear_folder.ts';
import type { Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import { readDocument } from '../platform/read_document.ts';
import { drawAiAttempt } from './ai/draw_ai_attempt.ts';
import { deliverStickers, type StoredFile } from './deliver_stickers.ts';
import { drawAttempt } from './draw_attempt.ts';
import { failQueue } from './fail_queue.ts';
import { type Attempt, generationJob } from './generation_job.ts';
import { removeLate } from './remove_late.ts';

/**
 * Draws what a queue asks for: the one verb behind the tasks. One task draws a whole set, since the embedded
 * engine makes 40 stickers faster than a second instance would start, and OpenAI is asked for all sheets at once; what
 * a dead attempt left is kept, and the next one draws only what is missing. Throws to be called again; returns when
 * there is nothing left to try.
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

/** A set that was deleted while it was drawn: what this attempt stored after the deletion goes too. */
async function removeFiles(context: Context, { stampId, userId }: GenerateQueue): Promise<void> {
  await clearFolder(context, files.stampFolder(userId, stampId));
  log.info('generation: set deleted', { stampId });
}
