import type { Transaction } from 'firebase-admin/firestore';
import { PochittoError } from '../../domain/errors.ts';
import type { GenerateQueueMessage } from '../../domain/generation/generate_queue_message.ts';
import { documents, ids } from '../../domain/paths.ts';
import { stickerSpec } from '../../domain/product/product_spec.ts';
import { mayGrow, type Stamp } from '../../domain/stamps/stamp.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { derivedId } from '../../platform/hashes.ts';
import { lockMessages, newMessageFields, type QueueMessage } from '../../stamps/index.ts';
import { prepareGenerationCharge, withLedger } from '../../tokens/index.ts';
import { startGeneration } from '../generation_job.ts';
import { beginGenerationRun, readSetToDraw, runName } from '../generation_run.ts';

const most = stickerSpec.counts[4];

/** What an added sticker is drawn from. */
export type AddedSticker = Pick<GenerateQueueMessage, 'message' | 'pose' | 'acting' | 'caption' | 'artPath'>;

interface Addition {
  readonly stampId: string;
  readonly requestId: string;
  readonly count: number;
  /**
   * Returns the new stickers of the set; `styleIndex` is that of the first.
   *
   * @throws PochittoError `stamp_state` if the set cannot have such stickers
   */
  readonly stickersFor: (
    stamp: Stamp,
    living: readonly QueueMessage[],
    styleIndex: number,
  ) => readonly AddedSticker[];
}

/** Returns the ID of an added message. */
export const addedId = (queueId: string, requestId: string, index: number): string =>
  ids.addedMessage(queueId, derivedId('addition', requestId, `${index}`));

/**
 * Adds stickers to a finished set and enqueues them. They are paid from the rest of the set's ticket first, then
 * with tokens. A repeated call with the same request id adds nothing; it only enqueues the stickers again.
 */
export async function addStickers(
  context: Context,
  caller: Caller,
  { stampId, requestId, count, stickersFor }: Addition,
): Promise<void> {
  const { uid } = caller;
  const work = await withLedger(context, uid, async (transaction) => {
    const { stamp, queue } = await readSetToDraw(context, transaction, { caller, stampId });
    const { queueId } = stamp;
    const { engine } = queue;
    const newIds = Array.from({ length: count }, (_, index) => addedId(queueId, requestId, index));
    const living = await lockMessages(context, queueId, transaction);
    const earlier = await earlierRunNumber(context, transaction, newIds[0] ?? '');
    if (earlier !== null) return { queueId, engine, runNumber: earlier };
    if (!mayGrow(stamp)) throw new PochittoError('stamp_state', 'Its art is fixed.');
    if (stamp.status !== 'generated' || stamp.submission.isRunning) throw new PochittoError('stamp_state');
    const styleIndex = nextStyleIndex(living);
    const stickers = stickersFor(stamp, living, styleIndex);
    if (living.length + count > most) throw new PochittoError('sticker_count_limit');
    const runNumber = queue.runNumber + 1;
    const pay = await prepareGenerationCharge(context, transaction, {
      uid,
      stampId,
      queueId,
      runNumber,
      messageIds: newIds,
      payWith: stamp.payWith,
    });
    for (const [index, sticker] of stickers.entries()) {
      transaction.create(context.firestore.doc(documents.generateQueueMessage(newIds[index] ?? '')), {
        userId: uid,
        stampId,
        queueId,
        ...sticker,
        styleIndex: styleIndex + index,
        orderPriority: living.length + index + 1,
        ...newMessageFields(),
        runNumber,
      });
    }
    pay();
    const changes = { messageCount: living.length + count };
    beginGenerationRun(context, transaction, { stampId, stamp, queue, changes });
    return { queueId, engine, runNumber };
  });
  await startGeneration(context, work, runName(work.runNumber));
}

const nextStyleIndex = (living: readonly QueueMessage[]) =>
  living.reduce((highest, { data }) => Math.max(highest, data.styleIndex), -1) + 1;

/** Returns the run that an earlier call with the same request id started; null if none. */
async function earlierRunNumber({ firestore }: Context, transaction: Transaction, messageId: string) {
  const snapshot = await transaction.get(firestore.doc(documents.generateQueueMessage(messageId)));
  const runNumber: unknown = snapshot.get('runNumber');
  return typeof runNumber === 'number' ? runNumber : null;
}
