import { FieldValue, Timestamp, type Transaction } from 'firebase-admin/firestore';
import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { PochittoError } from '../domain/errors.ts';
import { generateQueueSchema } from '../domain/generation/generate_queue.ts';
import { collections, documents, files } from '../domain/paths.ts';
import { type Stamp, stampIsFinished, stampSchema, trashDays } from '../domain/stamps/stamp.ts';
import { stuckWork, sweepDocuments } from '../jobs/index.ts';
import type { Caller } from '../platform/callable.ts';
import { closeAddresses } from '../platform/close_addresses.ts';
import type { Context } from '../platform/context.ts';
import { clearFolder } from '../platform/files.ts';
import { readDocument } from '../platform/read_document.ts';
import { transact } from '../platform/transact.ts';
import { nothingToWrite, type Write, withLedger } from '../tokens/index.ts';
import { lockMessages } from './messages.ts';
import { prepareRunRefund, undeliveredOf } from './prepare_run_refund.ts';

/**
 * Deletes a set. A finished set goes to the trash: it is hidden, its download URLs are revoked, and
 * `purgeDeletedStamps` removes it later. Any other set, or one deleted with `forGood`, is removed with its
 * documents and files, and unfinished stickers are refunded. Idempotent; after a crash, `purgeDeletedStamps`
 * removes the rest.
 */
export async function deleteStamp(
  context: Context,
  { uid }: Caller,
  { stampId, forGood }: CallableRequest<'deleteStamp'>,
): Promise<CallableOutput<'deleteStamp'>> {
  const place = await markStamp(context, uid, { stampId, forGood });
  if (place === 'gone') await removeBelongings(context, uid, stampId);
  else await closeAddressesIn(context, files.stampFolder(uid, stampId));
  return {};
}

/**
 * Restores a set from the trash. Idempotent.
 *
 * @throws PochittoError `not_yours` if it is no longer there
 */
export async function restoreStamp(
  { firestore, now }: Context,
  { uid }: Caller,
  { stampId }: CallableRequest<'restoreStamp'>,
): Promise<CallableOutput<'restoreStamp'>> {
  const reference = firestore.doc(documents.stamp(stampId));
  await transact(firestore, async (transaction) => {
    const stamp = readDocument(stampSchema, await transaction.get(reference));
    if (stamp?.userId !== uid) throw new PochittoError('not_yours');
    if (!stamp.deletedAt) return;
    if (!stamp.restorableUntil || stamp.restorableUntil <= now()) throw new PochittoError('not_yours');
    const queue = await transaction.get(firestore.doc(documents.generateQueue(stamp.queueId)));
    const back = { deletedAt: null, updatedAt: FieldValue.serverTimestamp() };
    transaction.update(reference, { ...back, restorableUntil: null, removalDueAt: null });
    if (queue.exists) transaction.update(queue.ref, back);
  });
  return {};
}

/** Maximum number of writes in one batch. */
const batchSize = 400;

const mark = () => ({ deletedAt: FieldValue.serverTimestamp(), updatedAt: FieldValue.serverTimestamp() });

/** Marks set and queue as deleted together: from then on no attempt can finish or be charged twice. */
function markStamp(
  context: Context,
  uid: string,
  { stampId, forGood }: CallableRequest<'deleteStamp'>,
): Promise<'trash' | 'gone'> {
  const { firestore } = context;
  const reference = firestore.doc(documents.stamp(stampId));
  return withLedger(context, uid, async (transaction) => {
    const stamp = readDocument(stampSchema, await transaction.get(reference));
    if (stamp?.userId !== uid) throw new PochittoError('not_yours');
    const isInTrash = stamp.restorableUntil !== null;
    if (stamp.deletedAt && !(isInTrash && forGood)) return isInTrash ? 'trash' : 'gone';
    if (stamp.submission.isRunning) throw new PochittoError('submission_running');
    const queue = await transaction.get(firestore.doc(documents.generateQueue(stamp.queueId)));
    const giveBack =
      stamp.status === 'generating' ? await readRefund(context, transaction, stamp) : nothingToWrite;
    const isKept = !forGood && stampIsFinished(stamp);
    // A completed removal is repeated once later, for files that were being written during the first.
    const seconds = isKept ? trashDays * 86_400 : stuckWork.deletedSets.afterSeconds;
    const removalDueAt = Timestamp.fromMillis(context.now().getTime() + seconds * 1000);
    transaction.update(reference, {
      ...mark(),
      removalDueAt,
      restorableUntil: isKept ? removalDueAt : null,
    });
    if (queue.exists) transaction.update(queue.ref, mark());
    giveBack();
    return isKept ? 'trash' : 'gone';
  });
}

async function readRefund(context: Context, transaction: Transaction, stamp: Stamp): Promise<Write> {
  const { queueId } = stamp;
  const reference = context.firestore.doc(documents.generateQueue(queueId));
  const queue = readDocument(generateQueueSchema, await transaction.get(reference));
  if (!queue) return nothingToWrite;
  const undelivered = undeliveredOf(await lockMessages(context, queueId, transaction), queue);
  return prepareRunRefund(context, transaction, { queueId, queue, undelivered });
}

async function closeAddressesIn(context: Context, prefix: string): Promise<void> {
  const [stored] = await context.bucket.getFiles({ prefix });
  await closeAddresses(
    context,
    stored.map(({ name }) => name),
  );
}

/** Marks the documents of a deleted set as deleted and deletes its files. Idempotent. */
async function removeBelongings(context: Context, uid: string, stampId: string): Promise<void> {
  await markBelongings(context, uid, stampId);
  await clearFolder(context, files.stampFolder(uid, stampId));
  await clearFolder({ bucket: context.inbox }, files.upload(uid, stampId, ''));
  await clearFolder(context, files.submissionsOf(uid, stampId));
}

const removalSchema = stampSchema.pick({ userId: true, deletedAt: true });

/** Removes what is left of deleted sets: see `deleteStamp`. Returns the number of processed sets. */
export async function purgeDeletedStamps(context: Context, until?: number): Promise<number> {
  const { firestore, now } = context;
  const query = firestore.collection(collections.stamps).where('removalDueAt', '<=', now());
  const { done } = await sweepDocuments(
    context,
    { name: 'deleted_sets', query, orderBy: 'removalDueAt', until },
    async (snapshot) => {
      const stamp = readDocument(removalSchema, snapshot);
      if (!stamp?.deletedAt) return false;
      await removeBelongings(context, stamp.userId, snapshot.id);
      // If its owner was deleted in the meantime, the document must not be created again.
      await snapshot.ref.update({ removalDueAt: null, restorableUntil: null }, { exists: true });
    },
  );
  return done;
}

/**
 * Removes what is left of a deleted set that can no longer be restored. Leaves any other set unchanged. Idempotent.
 */
export async function finishDeletion(context: Context, stampId: string): Promise<void> {
  const snapshot = await context.firestore.doc(documents.stamp(stampId)).get();
  const stamp = readDocument(
    stampSchema.pick({ userId: true, deletedAt: true, restorableUntil: true }),
    snapshot,
  );
  if (!stamp?.deletedAt || (stamp.restorableUntil && stamp.restorableUntil > context.now())) return;
  await removeBelongings(context, stamp.userId, stampId);
}

async function markBelongings({ firestore }: Context, uid: string, stampId: string): Promise<void> {
  const belongings = await Promise.all(
    [collections.images, collections.stickerVersions, collections.generateQueueMessages].map((collection) =>
      firestore.collection(collection).where('userId', '==', uid).where('stampId', '==', stampId).get(),
    ),
  );
  const unmarked = belongings.flatMap(({ docs }) => docs).filter((snapshot) => !snapshot.get('deletedAt'));
  for (let at = 0; at < unmarked.length; at += batchSize) {
    const batch = firestore.batch();
    for (const { ref } of unmarked.slice(at, at + batchSize)) batch.update(ref, mark());
    await batch.commit();
  }
}
