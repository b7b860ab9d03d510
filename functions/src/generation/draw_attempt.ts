import { FieldValue } from 'firebase-admin/firestore';
import { PochittoError } from '../domain/errors.ts';
import { files } from '../domain/paths.ts';
import { stickerFileName } from '../domain/sticker_spec.ts';
import type { CutOut } from '../engine/index.ts';
import type { Context } from '../platform/context.ts';
import { download } from '../platform/download.ts';
import { type Attempt, holdQueue } from './claim_queue.ts';
import { deliverStickers } from './deliver_stickers.ts';
import { finishQueue } from './finish_queue.ts';
import { lookOf } from './look_of.ts';
import { type QueueMessage, readMessages } from './read_messages.ts';

/** One attempt: cut-out, missing stickers, main, tab and package. Throws `AttemptLost` when another took over. */
export async function drawAttempt(context: Context, attempt: Attempt): Promise<void> {
  const { presetConfig } = attempt.stamp;
  if (!presetConfig) throw new Error(`Set ${attempt.queue.stampId} has no preset.`);
  const engine = await import('../engine/index.ts');
  const [messages, cutOut] = await Promise.all([
    readMessages(context, attempt.queueId),
    cutOutOf(context, attempt),
    // Beside the reading: the model takes longest to be ready.
    engine.warmUp(),
  ]);
  const missing = messages.filter(({ data }) => data.state !== 'done');
  await markRunning(context, attempt, missing);
  const delivery = deliverStickers(context, attempt);
  const requests = missing.map(({ data }) => ({
    text: data.message,
    look: lookOf(data, presetConfig),
    turn: data.orderPriority - 1,
  }));
  await engine.drawStickers(cutOut, requests, presetConfig, (index, sticker) => {
    const message = missing[index];
    if (message) delivery.add(message, sticker);
  });
  const [main, tab] = await Promise.all([
    engine.drawMain(cutOut, presetConfig),
    engine.drawTab(cutOut, presetConfig),
  ]);
  const drawn = await delivery.finish();
  const finished = new Map([...(await downloadFinished(context, attempt, messages)), ...drawn]);
  const stickers = messages
    .map(({ data }) => finished.get(data.orderPriority))
    .filter((png) => png !== undefined);
  await finishQueue(context, attempt, { main, tab, stickers });
}

/** The subject of the photo: from an earlier attempt where there is one, else cut out and kept. */
async function cutOutOf(context: Context, { queue, stamp }: Attempt): Promise<CutOut> {
  const engine = await import('../engine/index.ts');
  const path = files.cutOut(queue.userId, queue.stampId, stamp.subject);
  const kept = await download(context, path);
  if (kept) return engine.decodeCutOut(kept);
  const photo = await download(context, queue.imageUri);
  if (!photo) throw new PochittoError('photo_missing');
  const cutOut = await engine.cutOut(photo, stamp.subject);
  const bytes = Buffer.from(await engine.encodeCutOut(cutOut));
  await context.bucket.file(path).save(bytes, { contentType: 'image/png', resumable: false });
  return cutOut;
}

/** Stickers that an earlier attempt finished, by their place in the set. */
async function downloadFinished(context: Context, { queue }: Attempt, messages: readonly QueueMessage[]) {
  const done = messages.filter(({ data }) => data.state === 'done');
  return Promise.all(
    done.map(async ({ data }): Promise<[number, Uint8Array]> => {
      const path = files.sticker(queue.userId, queue.stampId, stickerFileName(data.orderPriority));
      const png = await download(context, path);
      if (!png) throw new Error(`${path} is gone although its message is done.`);
      return [data.orderPriority, png];
    }),
  );
}

async function markRunning(
  context: Context,
  attempt: Attempt,
  messages: readonly QueueMessage[],
): Promise<void> {
  await context.firestore.runTransaction(async (transaction) => {
    await holdQueue(context, transaction, attempt);
    for (const { reference } of messages) {
      transaction.update(reference, {
        state: 'running',
        failure: null,
        updatedAt: FieldValue.serverTimestamp(),
      });
    }
  });
}
