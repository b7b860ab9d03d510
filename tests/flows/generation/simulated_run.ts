import { randomUUID } from 'node:crypto';
import { FieldValue } from 'firebase-admin/firestore';
import { userSchema } from '../../../functions/src/domain/accounts/user.ts';
import { PochittoError } from '../../../functions/src/domain/errors.ts';
import { documents, ids } from '../../../functions/src/domain/paths.ts';
import { type Stamp, stampSchema } from '../../../functions/src/domain/stamps/stamp.ts';
import {
  type TicketConsumption,
  ticketConsumptionSchema,
} from '../../../functions/src/domain/tokens/ticket.ts';
import { failQueue } from '../../../functions/src/generation/fail_queue.ts';
import { finishQueue } from '../../../functions/src/generation/finish_queue.ts';
import { generationJob } from '../../../functions/src/generation/generation_job.ts';
import { acquireLease } from '../../../functions/src/jobs/lease.ts';
import type { Context } from '../../../functions/src/platform/context.ts';
import { commitEdits } from '../../../functions/src/stamps/edit/commit_edits.ts';
import { planEdits } from '../../../functions/src/stamps/edit/plan_edits.ts';
import { type QueueMessage, readMessages } from '../../../functions/src/stamps/messages.ts';
import { recordPicture } from '../../../functions/src/stamps/record_picture.ts';

export interface SetIds {
  readonly stampId: string;
  readonly queueId: string;
}

/** How a generation run ends. */
export type RunEnd = 'finish' | 'fail';

export async function stampOf({ firestore }: Context, { stampId }: SetIds): Promise<Stamp> {
  return stampSchema.parse((await firestore.doc(documents.stamp(stampId)).get()).data());
}

/** Returns the ticket consumption of a set, or null if it was never paid by ticket. */
export async function creditOf(
  { firestore }: Context,
  { queueId }: SetIds,
): Promise<TicketConsumption | null> {
  const snapshot = await firestore.doc(documents.ticketConsumption(queueId)).get();
  return snapshot.exists ? ticketConsumptionSchema.parse(snapshot.data()) : null;
}

export async function tokensOf({ firestore }: Context, uid: string): Promise<number> {
  return userSchema.parse((await firestore.doc(documents.user(uid)).get()).data()).tokenBalance;
}

const openOf = (messages: readonly QueueMessage[]) =>
  messages.filter(({ data }) => data.state === 'pending' || data.state === 'running');

/** Records pictures for the first `count` unfinished stickers of a set, without drawing them. */
export async function deliver(context: Context, set: SetIds, count: number): Promise<void> {
  const delivered = openOf(await readMessages(context, set.queueId)).slice(0, count);
  await recordPictures(context, set, delivered);
  await mark(context, delivered, 'done');
}

async function recordPictures(context: Context, set: SetIds, messages: readonly QueueMessage[]) {
  const batch = context.firestore.batch();
  const { userId } = await stampOf(context, set);
  for (const { id, data } of messages) {
    const picture = { url: `unused/${id}.png`, type: 'processed', sequence: data.orderPriority } as const;
    const image = { png: new Uint8Array(1), width: 370, height: 320 };
    const owner = { ...set, userId, messageId: id };
    recordPicture(context, batch, { id: ids.processedImage(id), ...owner, ...picture, image });
  }
  await batch.commit();
}

/** Simulates a complete generation run: `count` of the open stickers are delivered, the others fail. */
export async function run(
  context: Context,
  set: SetIds,
  count: number,
  end: RunEnd = 'finish',
): Promise<void> {
  const lease = await acquireLease(context, generationJob, set.queueId, `task-${randomUUID()}`);
  if (typeof lease === 'string' || 'givenUp' in lease) return;
  const { id: queueId, leaseId, attemptCount, job: queue, scene: stamp } = lease;
  const attempt = { queueId, leaseId, attemptCount, queue, stamp };
  await deliver(context, set, count);
  const open = openOf(await readMessages(context, set.queueId));
  if (end === 'fail') {
    const { userId } = attempt.queue;
    return failQueue(context, { queueId: set.queueId, userId }, new PochittoError('generation_failed'));
  }
  // Like `failMessages`: a sticker with an earlier picture keeps it.
  await mark(
    context,
    open.filter(({ data }) => data.regenerations > 0),
    'done',
  );
  await mark(
    context,
    open.filter(({ data }) => data.regenerations === 0),
    'failed',
  );
  await finishQueue(context, attempt, new Map());
}

async function mark(
  { firestore }: Context,
  messages: readonly QueueMessage[],
  state: 'done' | 'failed',
): Promise<void> {
  const batch = firestore.batch();
  const failure = state === 'done' ? null : { code: 'ai_moderation', message: '' };
  for (const { reference } of messages) {
    batch.update(reference, { state, failure, updatedAt: FieldValue.serverTimestamp() });
  }
  await batch.commit();
}

/** Removes stickers like a save in the editor, without redrawing. At least one stays. */
export async function removeStickers(
  context: Context,
  set: SetIds,
  isRemoved: (message: QueueMessage) => boolean,
): Promise<void> {
  const stamp = await stampOf(context, set);
  const messages = await readMessages(context, set.queueId);
  const removed = messages.filter(isRemoved).map(({ id }) => id);
  const edits = { stampId: set.stampId, revision: stamp.revision, stickers: [], removed };
  const plan = planEdits(stamp, messages, edits);
  const stored = { stickers: new Map(), main: null, tab: null, paths: [] };
  await commitEdits(context, {
    stampId: set.stampId,
    stamp,
    images: new Map(),
    plan,
    stored,
    removedVersions: [],
  });
}
