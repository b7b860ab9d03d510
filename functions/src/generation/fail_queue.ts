import { FieldValue } from 'firebase-admin/firestore';
import type { PochittoError } from '../domain/errors.ts';
import { generateQueueSchema } from '../domain/generation/generate_queue.ts';
import { noLease } from '../domain/lease.ts';
import { documents } from '../domain/paths.ts';
import { stampSchema } from '../domain/stamps/stamp.ts';
import type { Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import { readDocument } from '../platform/read_document.ts';
import {
  changeMessage,
  changeStatus,
  lockMessages,
  prepareRunRefund,
  undeliveredOf,
} from '../stamps/index.ts';
import { withLedger } from '../tokens/index.ts';
import { changedProofSheet, prepareRunNotice } from './generation_run.ts';

/**
 * Ends a run that cannot continue. Unfinished stickers get the reason, finished ones stay, a regenerated sticker
 * keeps its earlier image, and undelivered stickers are refunded. A set that was finished before or is complete
 * becomes `generated`, others `failed`. Idempotent.
 */
export async function failQueue(
  context: Context,
  { queueId, userId }: { queueId: string; userId: string },
  { code, message }: PochittoError,
): Promise<void> {
  const { firestore } = context;
  const failure = { code, message };
  const reference = firestore.doc(documents.generateQueue(queueId));
  await withLedger(context, userId, async (transaction) => {
    const queue = readDocument(generateQueueSchema, await transaction.get(reference));
    if (!queue || queue.consumedAt || queue.deletedAt) return;
    const stampReference = firestore.doc(documents.stamp(queue.stampId));
    const stamp = readDocument(stampSchema, await transaction.get(stampReference));
    if (stamp?.status !== 'generating') return;
    const messages = await lockMessages(context, queueId, transaction);
    const undelivered = undeliveredOf(messages, queue);
    const giveBack = await prepareRunRefund(context, transaction, { queueId, queue, undelivered });
    const isComplete = undelivered.fresh.length === 0 && messages.length > 0;
    const isFinished = queue.failsTo === 'generated' || isComplete;
    const run = { stamp, queue, messages, isFinished };
    const tell = await prepareRunNotice(context, transaction, run);
    const updatedAt = FieldValue.serverTimestamp();
    for (const message of undelivered.again) changeMessage(transaction, message, { to: 'done', failure });
    for (const message of undelivered.fresh.filter(({ data }) => data.state !== 'failed')) {
      changeMessage(transaction, message, { to: 'failed', failure });
    }
    // Without a lease, later writes of the attempt are rejected.
    transaction.update(reference, {
      ...noLease,
      consumedAt: updatedAt,
      updatedAt,
      ...(queue.proofSheet && isFinished ? changedProofSheet(queue.proofSheet, { to: 'approved' }) : {}),
    });
    giveBack();
    tell();
    if (isFinished) changeStatus(transaction, stampReference, stamp, { to: 'generated', isChanged: true });
    else changeStatus(transaction, stampReference, stamp, { to: 'failed', failure });
  });
  log.info('generation failed', { queueId, code });
}
