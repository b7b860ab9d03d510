import { generateQueueSchema } from '../domain/generate_queue.ts';
import { generateQueueMessageSchema } from '../domain/generate_queue_message.ts';
import { imageSchema } from '../domain/image.ts';
import { documents } from '../domain/paths.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';
import type { StoredFile } from './deliver_stickers.ts';

/**
 * Removes what an attempt stored after its round was ended from outside: files that no document names. Where another
 * attempt is at it nothing is removed, since it may just be storing the same.
 */
export async function removeLate(
  context: Context,
  queueId: string,
  stored: readonly StoredFile[],
): Promise<void> {
  const snapshot = await context.firestore.doc(documents.generateQueue(queueId)).get();
  const queue = readDocument(generateQueueSchema, snapshot);
  if (queue && !queue.consumedAt && !queue.deletedAt) return;
  const prompted = new Set(queue?.prompts.map(({ callId }) => callId));
  for (const file of stored) {
    const isNamed = file.callId === null ? await isShown(context, file) : prompted.has(file.callId);
    if (!isNamed) await context.bucket.file(file.path).delete({ ignoreNotFound: true });
  }
}

async function isShown({ firestore }: Context, { path, imageId, messageId }: StoredFile): Promise<boolean> {
  if (imageId !== null) {
    const image = readDocument(imageSchema, await firestore.doc(documents.image(imageId)).get());
    return image !== null && !image.deletedAt && image.url === path;
  }
  if (messageId === null) return false;
  const snapshot = await firestore.doc(documents.generateQueueMessage(messageId)).get();
  const message = readDocument(generateQueueMessageSchema, snapshot);
  return message !== null && !message.deletedAt && message.artPath === path;
}
