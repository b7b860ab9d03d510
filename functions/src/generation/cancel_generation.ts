import { FieldValue, type Transaction } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { errorTexts, PochittoError } from '../domain/errors.ts';
import { noLease } from '../domain/lease.ts';
import { documents, files, ids } from '../domain/paths.ts';
import type { Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import {
  changeMessage,
  changeStatus,
  lockMessages,
  prepareRunRefund,
  type QueueMessage,
  removeArt,
  undeliveredOf,
} from '../stamps/index.ts';
import { withLedger } from '../tokens/index.ts';
import { changedProofSheet, type OwnSet, readOwnSet } from './generation_run.ts';

const code = 'generation_cancelled';
const failure = { code, message: errorTexts.en[code][0] } as const;

/**
 * Cancels the generation of a set. Finished stickers stay and are renumbered; the others are removed and refunded.
 * If none is finished, the set becomes `failed` and can be started again. A run that has ended is not changed.
 */
export async function cancelGeneration(
  context: Context,
  { uid }: { readonly uid: string },
  { stampId }: CallableRequest<'cancelGeneration'>,
): Promise<CallableOutput<'cancelGeneration'>> {
  const gone = await withLedger(context, uid, async (transaction) => {
    const set = await readOwnSet(context, transaction, { uid, stampId });
    const { status } = set.stamp;
    if (status === 'generated' || status === 'failed') return [];
    if (status !== 'generating') throw new PochittoError('stamp_state');
    return endGenerationRun(context, transaction, stampId, set);
  });
  await removePictures(context, { uid, stampId }, gone);
  log.info('generation cancelled', { stampId, gone: gone.length });
  return {};
}

/** Ends the run. Returns the removed messages. */
async function endGenerationRun(
  context: Context,
  transaction: Transaction,
  stampId: string,
  { stamp, queue }: OwnSet,
): Promise<readonly QueueMessage[]> {
  const { firestore } = context;
  const { queueId } = stamp;
  const messages = await lockMessages(context, queueId, transaction);
  const undelivered = undeliveredOf(messages, queue);
  const { fresh, again } = undelivered;
  const giveBack = await prepareRunRefund(context, transaction, { queueId, queue, undelivered });
  const isAnyDone = again.length > 0 || messages.some(({ data }) => data.state === 'done');
  const now = FieldValue.serverTimestamp();
  for (const message of again) changeMessage(transaction, message, { to: 'done' });
  for (const message of fresh) {
    changeMessage(transaction, message, { to: 'failed', failure, isRemoved: isAnyDone });
  }
  transaction.update(firestore.doc(documents.generateQueue(queueId)), {
    ...noLease,
    consumedAt: now,
    updatedAt: now,
    // The stickers that stay count as approved.
    ...(queue.proofSheet && isAnyDone ? changedProofSheet(queue.proofSheet, { to: 'approved' }) : {}),
  });
  giveBack();
  const reference = firestore.doc(documents.stamp(stampId));
  if (!isAnyDone) {
    changeStatus(transaction, reference, stamp, { to: 'failed', failure });
    return [];
  }
  const kept = messages.filter((message) => !fresh.includes(message));
  closeUp(context, transaction, kept);
  changeStatus(transaction, reference, stamp, {
    to: 'generated',
    messageCount: kept.length,
    isChanged: true,
  });
  return fresh;
}

/** Renumbers the remaining stickers from 1, without gaps. */
function closeUp({ firestore }: Context, transaction: Transaction, kept: readonly QueueMessage[]): void {
  const updatedAt = FieldValue.serverTimestamp();
  for (const [index, { id, reference, data }] of kept.entries()) {
    const place = index + 1;
    if (data.orderPriority === place) continue;
    transaction.update(reference, { orderPriority: place, updatedAt });
    if (data.state === 'failed') continue;
    transaction.update(firestore.doc(documents.image(ids.processedImage(id))), {
      sequence: place,
      updatedAt,
    });
  }
}

/**
 * Removes the own art of removed stickers, and files that a crashed attempt stored for them; a running attempt
 * cleans up after itself.
 */
async function removePictures(
  context: Context,
  { uid, stampId }: { readonly uid: string; readonly stampId: string },
  gone: readonly QueueMessage[],
): Promise<void> {
  if (gone.length === 0) return;
  const { bucket } = context;
  const own = gone.flatMap(({ data }) => data.artPath ?? []);
  // A derived set names its parent's art until it has copied it.
  await removeArt(
    context,
    own.filter((path) => path.startsWith(files.stampFolder(uid, stampId))),
  );
  const [stored] = await bucket.getFiles({ prefix: files.imageFolder(uid, stampId) });
  const strays = stored.filter(({ name }) => gone.some(({ id }) => name.includes(`/${id}-`)));
  await Promise.all(strays.map((file) => file.delete({ ignoreNotFound: true })));
}
