import type { Transaction } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { changeMessage, lockMessages, type QueueMessage } from '../stamps/index.ts';
import {
  prepareGenerationCharge,
  prepareRegenerationCharge,
  type Write,
  withLedger,
} from '../tokens/index.ts';
import { startGeneration } from './generation_job.ts';
import { beginGenerationRun, type OwnSet, readSetToDraw, runName } from './generation_run.ts';

/**
 * Regenerates one sticker of a finished set. Its earlier image stays until the new one is stored. A sticker that
 * failed was refunded, so it is charged to the rest of the set's ticket or like a new one.
 */
export async function regenerateSticker(
  context: Context,
  caller: Caller,
  { stampId, messageId }: CallableRequest<'regenerateSticker'>,
): Promise<CallableOutput<'regenerateSticker'>> {
  const work = await withLedger(context, caller.uid, async (transaction) => {
    const set = await readSetToDraw(context, transaction, { caller, stampId });
    const { stamp, queue } = set;
    const messages = await lockMessages(context, stamp.queueId, transaction);
    const message = messages.find(({ id }) => id === messageId);
    if (!message) throw new PochittoError('not_yours');
    if (stamp.status !== 'generated' || stamp.submission.isRunning) throw new PochittoError('stamp_state');
    // A drawing is always drawn the same.
    if (stamp.engine === 'drawings' && message.data.state === 'done')
      throw new PochittoError('stamp_state', 'It shows a drawing.');
    const pay = await readCharge(context, transaction, { stampId, set, message });
    changeMessage(transaction, message, {
      to: 'pending',
      runNumber: queue.runNumber + 1,
      regenerations: regenerationsAfter(message),
    });
    pay();
    beginGenerationRun(context, transaction, { stampId, stamp, queue });
    return { queueId: stamp.queueId, engine: queue.engine, runNumber: queue.runNumber + 1 };
  });
  await startGeneration(context, work, runName(work.runNumber));
  return {};
}

const regenerationsAfter = ({ data }: QueueMessage) =>
  data.state === 'done' ? data.regenerations + 1 : data.regenerations;

interface Regeneration {
  readonly stampId: string;
  readonly set: OwnSet;
  readonly message: QueueMessage;
}

function readCharge(
  context: Context,
  transaction: Transaction,
  { stampId, set: { stamp, queue }, message }: Regeneration,
): Promise<Write> {
  const uid = stamp.userId;
  if (message.data.state === 'done') {
    const regenerate = { uid, stampId, messageId: message.id, runNumber: regenerationsAfter(message) };
    return prepareRegenerationCharge(context, transaction, regenerate);
  }
  return prepareGenerationCharge(context, transaction, {
    uid,
    stampId,
    queueId: stamp.queueId,
    runNumber: queue.runNumber + 1,
    messageIds: [message.id],
    payWith: stamp.payWith,
  });
}
