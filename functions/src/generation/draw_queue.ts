import { PochittoError } from '../domain/errors.ts';
import { type GenerateQueue, maxAttempts } from '../domain/generate_queue.ts';
import { documents, files } from '../domain/paths.ts';
import { stampSchema } from '../domain/stamp.ts';
import { clearFolder } from '../platform/clear_folder.ts';
import type { Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import { readDocument } from '../platform/read_document.ts';
import { drawAiAttempt } from './ai/draw_ai_attempt.ts';
import { type Attempt, AttemptLost, claimQueue } from './claim_queue.ts';
import { type Delivery, deliverStickers } from './deliver_stickers.ts';
import { drawAttempt } from './draw_attempt.ts';
import { failQueue } from './fail_queue.ts';
import { removeLate } from './remove_late.ts';

/**
 * Draws what a queue asks for: the one verb behind the tasks. One task draws a whole set, since the embedded
 * engine makes 40 stickers faster than a second instance would start, and OpenAI is asked for all sheets at once; what
 * a dead attempt left is kept, and the next one draws only what is missing. Throws to be called again; returns when
 * there is nothing left to try.
 */
export async function drawQueue(context: Context, queueId: string, taskId: string): Promise<void> {
  const claim = await claimQueue(context, queueId, taskId);
  if (typeof claim === 'string') return log.info(`generation: ${claim}`, { queueId });
  if ('givenUp' in claim) {
    const { userId } = claim;
    return failQueue(context, { queueId, userId }, new PochittoError('generation_failed', 'Attempts died.'));
  }
  const delivery = deliverStickers(context, claim);
  try {
    const draw = claim.queue.engine === 'openai' ? drawAiAttempt : drawAttempt;
    await draw(context, claim, delivery);
  } catch (error) {
    await settle(context, claim, error, delivery);
  }
}

/** Expected failures and the last attempt's end with the set `failed`; anything else is tried again by Cloud Tasks. */
async function settle(context: Context, attempt: Attempt, error: unknown, delivery: Delivery): Promise<void> {
  const { queueId, attemptCount, queue } = attempt;
  const stored = await delivery.abandon();
  if (await isDeleted(context, queue)) return removeFiles(context, queue);
  if (error instanceof AttemptLost) {
    await removeLate(context, queueId, stored);
    return log.info('generation: attempt lost', { queueId });
  }
  const isExpected = error instanceof PochittoError && error.kind === 'expected';
  const ended = { queueId, userId: queue.userId };
  if (isExpected) return failQueue(context, ended, error);
  log.bug(error, { queueId, attemptCount });
  if (attemptCount < maxAttempts) throw error;
  await failQueue(context, ended, new PochittoError('generation_failed', 'The last attempt failed.'));
}

async function isDeleted({ firestore }: Context, { stampId }: GenerateQueue): Promise<boolean> {
  const stamp = readDocument(stampSchema, await firestore.doc(documents.stamp(stampId)).get());
  return !stamp || stamp.deletedAt !== null;
}

/** A set that was deleted while it was drawn: what this attempt stored after the deletion goes too. */
async function removeFiles(context: Context, { stampId, userId }: GenerateQueue): Promise<void> {
  await clearFolder(context, files.stampFolder(userId, stampId));
  log.info('generation: set deleted', { stampId });
}
