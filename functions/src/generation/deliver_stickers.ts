import { FieldValue } from 'firebase-admin/firestore';
import { documents, files, ids } from '../domain/paths.ts';
import { stickerFileName } from '../domain/sticker_spec.ts';
import type { DrawnImage } from '../engine/index.ts';
import type { Context } from '../platform/context.ts';
import { type Attempt, holdQueue } from './claim_queue.ts';
import type { QueueMessage } from './read_messages.ts';
import { saveImage } from './save_image.ts';

interface Finished {
  readonly message: QueueMessage;
  readonly image: DrawnImage;
  readonly url: string;
}

interface Delivery {
  /** Takes a drawn sticker; returns at once. */
  readonly add: (message: QueueMessage, image: DrawnImage) => void;
  /** Waits until all is stored; the PNGs by their place in the set. Throws the first failure. */
  readonly finish: () => Promise<Map<number, Uint8Array>>;
}

/**
 * Stores stickers while the engine goes on drawing: files side by side, documents together with whatever else
 * was finished during the last commit. So a page sees them land in small groups, at the cost of few commits.
 */
export function deliverStickers(context: Context, attempt: Attempt): Delivery {
  const waiting: Finished[] = [];
  const uploads: Promise<void>[] = [];
  const pngs = new Map<number, Uint8Array>();
  let committing: Promise<void> | null = null;

  const commit = async (): Promise<void> => {
    while (waiting.length > 0) await commitStickers(context, attempt, waiting.splice(0));
  };
  const upload = async (message: QueueMessage, image: DrawnImage): Promise<void> => {
    const { userId, stampId, orderPriority } = message.data;
    const url = files.sticker(userId, stampId, stickerFileName(orderPriority));
    await saveImage(context, url, image);
    waiting.push({ message, image, url });
    committing ??= commit().finally(() => {
      committing = null;
    });
    await committing;
  };
  return {
    add: (message, image) => {
      pngs.set(message.data.orderPriority, image.png);
      const stored = upload(message, image);
      // Watched from now on, so that a failure before `finish` is no unhandled rejection.
      stored.catch(() => undefined);
      uploads.push(stored);
    },
    finish: async () => {
      await Promise.all(uploads);
      return pngs;
    },
  };
}

async function commitStickers(
  context: Context,
  attempt: Attempt,
  finished: readonly Finished[],
): Promise<void> {
  const { firestore } = context;
  const now = FieldValue.serverTimestamp();
  await firestore.runTransaction(async (transaction) => {
    await holdQueue(context, transaction, attempt);
    for (const { message, image, url } of finished) {
      const { userId, stampId, queueId, orderPriority } = message.data;
      transaction.set(firestore.doc(documents.image(ids.processedImage(message.id))), {
        userId,
        stampId,
        queueId,
        messageId: message.id,
        type: 'processed',
        url,
        sequence: orderPriority,
        width: image.width,
        height: image.height,
        bytes: image.png.byteLength,
        createdAt: now,
        updatedAt: now,
        deletedAt: null,
      });
      transaction.update(message.reference, { state: 'done', failure: null, updatedAt: now });
    }
  });
}
