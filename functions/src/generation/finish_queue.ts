import { FieldValue } from 'firebase-admin/firestore';
import { userSchema } from '../domain/accounts/user.ts';
import { noLease } from '../domain/lease.ts';
import { documents, files, ids } from '../domain/paths.ts';
import { productSpecs } from '../domain/product/product_spec.ts';
import { imageSchema } from '../domain/stamps/image.ts';
import { stampSchema } from '../domain/stamps/stamp.ts';
import type { Context } from '../platform/context.ts';
import { download } from '../platform/files.ts';
import { log } from '../platform/log.ts';
import { readDocument } from '../platform/read_document.ts';
import {
  changeStatus,
  filledInMetadata,
  lockMessages,
  prepareRunRefund,
  type QueueMessage,
  readMessages,
  undeliveredOf,
} from '../stamps/index.ts';
import { withLedger } from '../tokens/index.ts';
import { type Attempt, assertQueueLease } from './generation_job.ts';
import { prepareRunNotice } from './generation_run.ts';

/**
 * Ends a run whose stickers are all done or failed: stores the package of a complete set, refunds failed stickers, and
 * sets the status `generated`, or `failed` if no sticker was ever drawn. `drawn`: PNGs in memory by message id.
 */
export async function finishQueue(
  context: Context,
  attempt: Attempt,
  drawn: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  const { userId, stampId } = attempt.queue;
  const packagePath = await storePackage(context, attempt, drawn);
  const { firestore } = context;
  const stampReference = firestore.doc(documents.stamp(stampId));
  const { queueId } = attempt;
  await withLedger(context, userId, async (transaction) => {
    const queue = await assertQueueLease(context, transaction, attempt);
    const stamp = readDocument(stampSchema, await transaction.get(stampReference));
    if (!stamp || stamp.deletedAt) return;
    const messages = await lockMessages(context, queueId, transaction);
    const undelivered = undeliveredOf(messages, queue);
    const { fresh, again } = undelivered;
    if (again.length > 0 || fresh.some(({ data }) => data.state !== 'failed')) {
      throw new Error(`Set ${stampId} is not finished.`);
    }
    const giveBack = await prepareRunRefund(context, transaction, { queueId, queue, undelivered });
    const isFirst = queue.failsTo === 'failed';
    const owner = isFirst
      ? readDocument(userSchema, await transaction.get(firestore.doc(documents.user(userId))))
      : null;
    const failure = fresh[0]?.data.failure;
    const isFailed = failure && !messages.some(({ data }) => data.state === 'done');
    const run = { stamp, queue, messages, isFinished: !isFailed };
    const tell = await prepareRunNotice(context, transaction, run);
    const now = FieldValue.serverTimestamp();
    transaction.update(firestore.doc(documents.generateQueue(queueId)), {
      ...noLease,
      consumedAt: now,
      updatedAt: now,
    });
    giveBack();
    tell();
    if (isFailed) {
      return changeStatus(transaction, stampReference, stamp, { to: 'failed', failure });
    }
    changeStatus(transaction, stampReference, stamp, {
      to: 'generated',
      packagePath,
      isChanged: queue.runNumber > 0,
      ...(isFirst
        ? {
            metadata: filledInMetadata({
              id: stampId,
              stamp,
              messages,
              displayName: owner?.displayName ?? '',
            }),
          }
        : {}),
    });
  });
  log.info('generation finished', { stampId, stickers: drawn.size, attempt: attempt.attemptCount });
}

/**
 * Stores the package of a new, complete set whose images are in memory. AI sets are excluded, because they are
 * drawn over minutes. Other packages are made at download.
 */
async function storePackage(
  context: Context,
  { queueId, stamp, queue: { userId, stampId, failsTo, engine } }: Attempt,
  drawn: ReadonlyMap<string, Uint8Array>,
): Promise<string | null> {
  if (failsTo === 'generated' || engine !== 'embedded') return null;
  const messages = await readMessages(context, queueId);
  const isWhole = messages.every(({ data }) => data.state === 'done');
  const spec = productSpecs[stamp.product];
  if (!isWhole || !spec.counts.includes(messages.length)) return null;
  const { packStickers } = await import('../engine/index.ts');
  const [main, tab, ...stickers] = await Promise.all([
    spec.main && pictureOf(context, ids.mainImage(stampId)),
    pictureOf(context, ids.tabImage(stampId)),
    ...messages.map(({ id }: QueueMessage) => drawn.get(id) ?? pictureOf(context, ids.processedImage(id))),
  ]);
  const zip = await packStickers(stamp.product, { main, tab, stickers });
  const path = files.package(userId, stampId);
  await context.bucket
    .file(path)
    .save(Buffer.from(zip), { contentType: 'application/zip', resumable: false });
  return path;
}

async function pictureOf(context: Context, imageId: string): Promise<Uint8Array> {
  const image = readDocument(imageSchema, await context.firestore.doc(documents.image(imageId)).get());
  const png = image && (await download(context, image.url));
  if (!png) throw new Error(`The picture ${imageId} is gone although it is done.`);
  return png;
}
