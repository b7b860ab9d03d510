import { FieldValue } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import { PochittoError } from '../../domain/errors.ts';
import { documents } from '../../domain/paths.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { transact } from '../../platform/transact.ts';
import { startGeneration } from '../generation_job.ts';
import { changedProofSheet, readSetToDraw, runName } from '../generation_run.ts';

/** Approves the proof sheet and enqueues the remaining stickers. A repeated call only enqueues them again. */
export async function approveProofSheet(
  context: Context,
  caller: Pick<Caller, 'uid' | 'isVerified'>,
  { stampId }: CallableRequest<'approveProofSheet'>,
): Promise<CallableOutput<'approveProofSheet'>> {
  const { firestore } = context;
  const work = await transact(firestore, async (transaction) => {
    const { stamp, queue } = await readSetToDraw(context, transaction, { caller, stampId });
    const { queueId } = stamp;
    const { proofSheet } = queue;
    if (stamp.status !== 'generating' || !proofSheet || proofSheet.state === 'drawing') {
      throw new PochittoError('stamp_state');
    }
    if (proofSheet.state === 'waiting') {
      transaction.update(firestore.doc(documents.generateQueue(queueId)), {
        ...changedProofSheet(proofSheet, { to: 'approved' }),
        updatedAt: FieldValue.serverTimestamp(),
      });
    }
    return { queueId, engine: queue.engine, runNumber: queue.runNumber };
  });
  await startGeneration(context, work, `${runName(work.runNumber)}-approved`);
  return {};
}
