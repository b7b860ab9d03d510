import { FieldValue } from 'firebase-admin/firestore';
import { documents, files, ids } from '../domain/paths.ts';
import { type Stamp, stampSchema } from '../domain/stamp.ts';
import type { DrawnImage } from '../engine/index.ts';
import type { Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import { readDocument } from '../platform/read_document.ts';
import { changeStatus } from '../stamps/index.ts';
import { type Attempt, holdQueue } from './claim_queue.ts';
import { saveImage } from './save_image.ts';

interface Finished {
  readonly main: DrawnImage;
  readonly tab: DrawnImage;
  /** PNGs in the order of the set. */
  readonly stickers: readonly Uint8Array[];
}

/** Stores main, tab and package, and in one transaction with their documents makes the set `generated`. */
export async function finishQueue(context: Context, attempt: Attempt, finished: Finished): Promise<void> {
  const { userId, stampId } = attempt.queue;
  if (finished.stickers.length !== attempt.stamp.messageCount) {
    throw new Error(
      `Set ${stampId} has ${finished.stickers.length} of ${attempt.stamp.messageCount} stickers.`,
    );
  }
  const { packStickers } = await import('../engine/index.ts');
  const packagePath = files.package(userId, stampId);
  const zip = await packStickers({
    main: finished.main.png,
    tab: finished.tab.png,
    stickers: [...finished.stickers],
  });
  const extras = [
    {
      id: ids.mainImage(stampId),
      type: 'main',
      url: files.sticker(userId, stampId, 'main.png'),
      image: finished.main,
    },
    {
      id: ids.tabImage(stampId),
      type: 'tab',
      url: files.sticker(userId, stampId, 'tab.png'),
      image: finished.tab,
    },
  ] as const;
  await Promise.all([
    context.bucket
      .file(packagePath)
      .save(Buffer.from(zip), { contentType: 'application/zip', resumable: false }),
    ...extras.map(({ url, image }) => saveImage(context, url, image)),
  ]);
  await commit(context, attempt, packagePath, extras);
  log.info('generation finished', {
    stampId,
    stickers: finished.stickers.length,
    attempt: attempt.attemptCount,
  });
}

interface Extra {
  readonly id: string;
  readonly type: 'main' | 'tab';
  readonly url: string;
  readonly image: DrawnImage;
}

async function commit(
  context: Context,
  attempt: Attempt,
  packagePath: string,
  extras: readonly Extra[],
): Promise<void> {
  const { firestore } = context;
  const { userId, stampId } = attempt.queue;
  const stampReference = firestore.doc(documents.stamp(stampId));
  const now = FieldValue.serverTimestamp();
  await firestore.runTransaction(async (transaction) => {
    await holdQueue(context, transaction, attempt);
    const stamp: Stamp | null = readDocument(stampSchema, await transaction.get(stampReference));
    if (!stamp || stamp.deletedAt) return;
    for (const { id, type, url, image } of extras) {
      transaction.set(firestore.doc(documents.image(id)), {
        userId,
        stampId,
        queueId: attempt.queueId,
        messageId: null,
        type,
        url,
        sequence: 0,
        width: image.width,
        height: image.height,
        bytes: image.png.byteLength,
        createdAt: now,
        updatedAt: now,
        deletedAt: null,
      });
    }
    transaction.update(firestore.doc(documents.generateQueue(attempt.queueId)), {
      consumedAt: now,
      leaseUntil: null,
      updatedAt: now,
    });
    changeStatus(transaction, stampReference, stamp, { to: 'generated', packagePath });
  });
}
