import { FieldValue } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import { PochittoError } from '../../domain/errors.ts';
import { documents } from '../../domain/paths.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { transact } from '../../platform/transact.ts';
import { readSetToDraw, turnOf } from '../begin_round.ts';
import { changedLikeness } from '../changed_likeness.ts';
import { startGeneration } from '../start_generation.ts';

/** The likeness is right: starts the rest. Called again it only makes sure of that. */
export async function approveLikeness(
  context: Context,
  caller: Pick<Caller, 'uid' | 'isVerified'>,
  { stampId }: CallableRequest<'approveLikeness'>,
): Promise<CallableOutput<'approveLikeness'>> {
  const { firestore } = context;
  const work = await transact(firestore, async (transaction) => {
    const { stamp, queue } = await readSetToDraw(context, transaction, { caller, stampId });
    const { queueId } = stamp;
    const { likeness } = queue;
    if (stamp.status !== 'generating' || !likeness || likeness.state === 'drawing') {
      throw new PochittoError('stamp_state');
    }
    if (likeness.state === 'waiting') {
      transaction.update(firestore.doc(documents.generateQueue(queueId)), {
        ...changedLikeness(likeness, { to: 'approved' }),
        updatedAt: FieldValue.serverTimestamp(),
      });
    }
    return { queueId, engine: queue.engine, round: queue.round };
  });
  await startGeneration(context, work, `${turnOf(work.round)}-approved`);
  return {};
}
