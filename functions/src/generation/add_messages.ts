import type { Transaction } from 'firebase-admin/firestore';
import { faceOfSet } from '../domain/acting/drawn_face.ts';
import { planSet } from '../domain/acting/plan_set.ts';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import { documents, ids } from '../domain/paths.ts';
import { stickerSpec } from '../domain/stamps/sticker_spec.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { derivedId } from '../platform/hashes.ts';
import { lockMessages, newMessageFields, type QueueMessage } from '../stamps/index.ts';
import { prepareGenerationCharge, withLedger } from '../tokens/index.ts';
import { startGeneration } from './generation_job.ts';
import { beginGenerationRun, readSetToDraw, runName } from './generation_run.ts';

const most = stickerSpec.counts[4];

/**
 * Adds stickers to a finished set and enqueues them. They are paid from the rest of the set's ticket first, then
 * with tokens. A repeated call with the same request id adds nothing; it only enqueues the stickers again.
 */
export async function addMessages(
  context: Context,
  caller: Caller,
  { stampId, requestId, messages: added }: CallableRequest<'addMessages'>,
): Promise<CallableOutput<'addMessages'>> {
  const { uid } = caller;
  const work = await withLedger(context, uid, async (transaction) => {
    const { stamp, queue } = await readSetToDraw(context, transaction, { caller, stampId });
    const { queueId } = stamp;
    const { engine } = queue;
    const newIds = added.map((_, index) =>
      ids.addedMessage(queueId, derivedId('addition', requestId, `${index}`)),
    );
    const living = await lockMessages(context, queueId, transaction);
    const earlier = await earlierRunNumber(context, transaction, newIds[0] ?? '');
    if (earlier !== null) return { queueId, engine, runNumber: earlier };
    if (stamp.engine === 'drawings') throw new PochittoError('stamp_state', 'It shows drawings.');
    if (stamp.parentStampId !== null) throw new PochittoError('stamp_state', 'It is derived.');
    if (stamp.status !== 'generated' || stamp.submission.isRunning) throw new PochittoError('stamp_state');
    if (living.length + added.length > most) throw new PochittoError('sticker_count_limit');
    const runNumber = queue.runNumber + 1;
    const pay = await prepareGenerationCharge(context, transaction, {
      uid,
      stampId,
      queueId,
      runNumber,
      messageIds: newIds,
      payWith: stamp.payWith,
    });
    const styleIndex = nextStyleIndex(living);
    const plan = stamp.presetConfig
      ? planSet(
          added.map(({ text }) => text),
          {
            preset: stamp.presetConfig,
            subject: stamp.subject,
            drawnFace: faceOfSet(living.map(({ data }) => data.acting)),
          },
          `${styleIndex}`,
        )
      : [];
    for (const [index, { text, pose, acting }] of added.entries()) {
      transaction.create(context.firestore.doc(documents.generateQueueMessage(newIds[index] ?? '')), {
        userId: uid,
        stampId,
        queueId,
        message: text,
        pose,
        acting: acting === undefined ? (plan[index] ?? null) : acting,
        styleIndex: styleIndex + index,
        orderPriority: living.length + index + 1,
        caption: null,
        artPath: null,
        ...newMessageFields(),
        runNumber,
      });
    }
    pay();
    const changes = { messageCount: living.length + added.length };
    beginGenerationRun(context, transaction, { stampId, stamp, queue, changes });
    return { queueId, engine, runNumber };
  });
  await startGeneration(context, work, runName(work.runNumber));
  return {};
}

const nextStyleIndex = (living: readonly QueueMessage[]) =>
  living.reduce((most, { data }) => Math.max(most, data.styleIndex), -1) + 1;

/** Returns the run that an earlier call with the same request id started; null if none. */
async function earlierRunNumber({ firestore }: Context, transaction: Transaction, messageId: string) {
  const snapshot = await transaction.get(firestore.doc(documents.generateQueueMessage(messageId)));
  const runNumber: unknown = snapshot.get('runNumber');
  return typeof runNumber === 'number' ? runNumber : null;
}
