import { FieldValue } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import { PochittoError } from '../../domain/errors.ts';
import { maxProofSheetRedraws } from '../../domain/generation/generate_queue.ts';
import { documents } from '../../domain/paths.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { transact } from '../../platform/transact.ts';
import { changeMessage, lockMessages } from '../../stamps/index.ts';
import { startGeneration } from '../generation_job.ts';
import { changedProofSheet, readSetToDraw, runName } from '../generation_run.ts';
import { planSheets, proofSheetOf } from './plan_sheets.ts';

/**
 * Draws the proof sheet again, free of charge; the earlier stickers stay until the new ones are stored. `seen` is
 * the redraw number of the sheet that the person saw: a repeated call for it only enqueues the next one again.
 */
export async function redrawProofSheet(
  context: Context,
  caller: Pick<Caller, 'uid' | 'isVerified'>,
  { stampId, redrawNumber: seen }: CallableRequest<'redrawProofSheet'>,
): Promise<CallableOutput<'redrawProofSheet'>> {
  const { firestore } = context;
  const work = await transact(firestore, async (transaction) => {
    const { stamp, queue } = await readSetToDraw(context, transaction, { caller, stampId });
    const { queueId } = stamp;
    const { engine, runNumber, proofSheet } = queue;
    const messages = await lockMessages(context, queueId, transaction);
    if (stamp.status !== 'generating' || !proofSheet) throw new PochittoError('stamp_state');
    const work = { queueId, engine, run: `${runName(runNumber)}-proof${seen + 1}` };
    if (proofSheet.state === 'drawing' && proofSheet.redrawNumber === seen + 1) return work;
    if (proofSheet.state !== 'waiting' || proofSheet.redrawNumber !== seen)
      throw new PochittoError('stamp_state');
    if (seen >= maxProofSheetRedraws) throw new PochittoError('proof_sheet_limit');
    const updatedAt = FieldValue.serverTimestamp();
    const sheet = proofSheetOf(planSheets(messages, runNumber));
    for (const message of sheet?.messages ?? []) {
      const { state, regenerations } = message.data;
      changeMessage(transaction, message, {
        to: 'pending',
        regenerations: state === 'done' ? regenerations + 1 : regenerations,
      });
    }
    transaction.update(firestore.doc(documents.generateQueue(queueId)), {
      ...changedProofSheet(proofSheet, { to: 'drawing', redrawNumber: seen + 1 }),
      updatedAt,
    });
    return work;
  });
  await startGeneration(context, work, work.run);
  return {};
}
