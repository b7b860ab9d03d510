import { FieldValue } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import { PochittoError } from '../../domain/errors.ts';
import { maxLikenessRounds } from '../../domain/generate_queue.ts';
import { documents } from '../../domain/paths.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { transact } from '../../platform/transact.ts';
import { changeMessage, lockMessages } from '../../stamps/index.ts';
import { readSetToDraw, turnOf } from '../begin_round.ts';
import { changedLikeness } from '../changed_likeness.ts';
import { startGeneration } from '../start_generation.ts';
import { likenessSheetOf, planSheets } from './plan_sheets.ts';

/**
 * Has the likeness drawn anew, free of charge; the earlier stickers stay until the new ones are there. `seen` is the one
 * that was looked at: called again for it, this only makes sure that the next one is drawn.
 */
export async function redrawLikeness(
  context: Context,
  caller: Pick<Caller, 'uid' | 'isVerified'>,
  { stampId, round: seen }: CallableRequest<'redrawLikeness'>,
): Promise<CallableOutput<'redrawLikeness'>> {
  const { firestore } = context;
  const work = await transact(firestore, async (transaction) => {
    const { stamp, queue } = await readSetToDraw(context, transaction, { caller, stampId });
    const { queueId } = stamp;
    const { engine, round, likeness } = queue;
    const messages = await lockMessages(context, queueId, transaction);
    if (stamp.status !== 'generating' || !likeness) throw new PochittoError('stamp_state');
    const work = { queueId, engine, turn: `${turnOf(round)}-likeness${seen + 1}` };
    if (likeness.state === 'drawing' && likeness.round === seen + 1) return work;
    if (likeness.state !== 'waiting' || likeness.round !== seen) throw new PochittoError('stamp_state');
    if (seen >= maxLikenessRounds) throw new PochittoError('likeness_limit');
    const updatedAt = FieldValue.serverTimestamp();
    const sheet = likenessSheetOf(planSheets(messages, round));
    for (const message of sheet?.messages ?? []) {
      const { state, redos } = message.data;
      changeMessage(transaction, message, { to: 'pending', redos: state === 'done' ? redos + 1 : redos });
    }
    transaction.update(firestore.doc(documents.generateQueue(queueId)), {
      ...changedLikeness(likeness, { to: 'drawing', round: seen + 1 }),
      updatedAt,
    });
    return work;
  });
  await startGeneration(context, work, work.turn);
  return {};
}
