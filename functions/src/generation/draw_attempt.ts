import { isDeepStrictEqual } from 'node:util';
import { type Acting, poseOf } from '../domain/acting/acting.ts';
import { otherActing } from '../domain/acting/plan_set.ts';
import type { GenerateQueueMessage } from '../domain/generation/generate_queue_message.ts';
import { files } from '../domain/paths.ts';
import type { PresetConfig } from '../domain/presets/preset.ts';
import type { Subject } from '../domain/stamps/stamp.ts';
import type { CutOut, StickerRequest } from '../engine/index.ts';
import type { Context } from '../platform/context.ts';
import { transact } from '../platform/transact.ts';
import {
  changeMessage,
  cutOutOnce,
  type QueueMessage,
  readMessages,
  touchedCutOut,
} from '../stamps/index.ts';
import type { Delivery } from './deliver_stickers.ts';
import { adoptCutOut, readArt } from './derive/parent_art.ts';
import { drawBadges } from './draw_badges.ts';
import { finishQueue } from './finish_queue.ts';
import { type Attempt, assertQueueLease } from './generation_job.ts';

interface Next {
  readonly pose: null;
  readonly styleIndex: number;
  readonly acting: Acting | null;
}

/**
 * Runs one attempt of the embedded engine: cut-out, main and tab, missing stickers, package.
 *
 * @throws LeaseLostError if another attempt has the lease
 */
export async function drawAttempt(context: Context, attempt: Attempt, delivery: Delivery): Promise<void> {
  const { stamp, queue } = attempt;
  const preset = presetOf(attempt);
  const engine = await import('../engine/index.ts');
  const [messages, cutOut] = await Promise.all([
    readMessages(context, attempt.queueId),
    // Every sticker has its own art: the person's drawings, or what an AI drew for a derived set's parent.
    stamp.engine === 'embedded' ? readCutOut(context, attempt) : null,
    // In parallel with the reads, because loading the model takes longest.
    engine.warmUp(),
  ]);
  const open = await markRunning(context, attempt, openOf(messages, queue.runNumber));
  const drawings = await Promise.all(
    open.map(async (message) => ({
      ...drawingOf(message, preset, stamp.subject),
      source: cutOut ? { cutOut, art: undefined } : await readArt(context, message),
    })),
  );
  const again = drawings.find(({ message }) => message.data.regenerations > 0);
  const regenerated = again
    ? { messageId: again.message.id, cutOut: again.source.cutOut, pose: again.pose, acting: again.acting }
    : null;
  const actings = messages.map(({ id, data }) => {
    const drawing = drawings.find(({ message }) => message.id === id);
    return drawing ? drawing.acting : data.acting;
  });
  // Main and tab are stored with the first sticker, whichever run draws it.
  const isFirst = !messages.some(({ data }) => data.state === 'done' || data.regenerations > 0);
  const subject = cutOut ?? (isFirst || queue.runNumber === 0 ? (drawings[0]?.source.cutOut ?? null) : null);
  const shown = cutOut ? actings : [];
  delivery.addBadges(await drawBadges({ stamp, preset, subject, actings: shown, regenerated }));
  const requests: StickerRequest[] = drawings.map(
    ({ message: { data }, pose, styleIndex, acting, source }) => {
      return { cutOut: source.cutOut, text: data.message, pose, styleIndex, caption: data.caption, acting };
    },
  );
  await engine.drawPictures(stamp.product, requests, preset, (index, sticker) => {
    const drawing = drawings[index];
    if (!drawing) return;
    const { art } = drawing.source;
    delivery.add(drawing.message, sticker, art ? { ...drawing.changes, art } : drawing.changes);
  });
  await finishQueue(context, attempt, await delivery.finish());
}

export function presetOf({ stamp, queue }: Attempt): PresetConfig {
  if (!stamp.presetConfig) throw new Error(`Set ${queue.stampId} has no preset.`);
  return stamp.presetConfig;
}

/** Returns how a sticker is drawn: as stored, or with the next acting or pose if it is regenerated. */
function drawingOf(message: QueueMessage, preset: PresetConfig, subject: Subject) {
  const changes = message.data.regenerations > 0 ? nextPose(message.data, preset, subject) : {};
  const seen = { ...message.data, ...changes };
  return { message, changes, pose: poseOf(seen, preset), styleIndex: seen.styleIndex, acting: seen.acting };
}

/**
 * Chooses what a regenerated sticker shows: another acting of its message or, without an acting, the next
 * `styleIndex` whose pose differs from the current one. It replaces a pose that the person chose.
 */
function nextPose(
  message: Pick<GenerateQueueMessage, 'message' | 'pose' | 'acting' | 'styleIndex' | 'regenerations'>,
  preset: PresetConfig,
  subject: Subject,
): Next {
  const { acting, styleIndex, regenerations } = message;
  if (acting) {
    const seed = styleIndex * 1000 + regenerations;
    return {
      pose: null,
      styleIndex: styleIndex + 1,
      acting: otherActing(message.message, acting, { preset, subject }, seed),
    };
  }
  const now = poseOf(message, preset);
  const turns = preset.poses.map((_, step) => styleIndex + 1 + step);
  const other = turns.find((each) => {
    return !isDeepStrictEqual(poseOf({ pose: null, acting: null, styleIndex: each }, preset), now);
  });
  return { pose: null, styleIndex: other ?? styleIndex + 1, acting: null };
}

/**
 * Marks stickers as running and returns them in that state.
 *
 * @throws LeaseLostError
 */
export async function markRunning(
  context: Context,
  attempt: Attempt,
  messages: readonly QueueMessage[],
): Promise<QueueMessage[]> {
  await transact(context.firestore, async (transaction) => {
    await assertQueueLease(context, transaction, attempt);
    for (const message of messages) changeMessage(transaction, message, { to: 'running' });
  });
  return messages.map((message) => ({ ...message, data: { ...message.data, state: 'running' } }));
}

/** Returns the stickers that the current run still has to draw. */
export function openOf(messages: readonly QueueMessage[], runNumber: number): QueueMessage[] {
  return messages.filter(
    ({ data }) => data.runNumber === runNumber && (data.state === 'pending' || data.state === 'running'),
  );
}

/**
 * Reads the subject of the photo, with the chosen person and the brush strokes, from an earlier attempt; else cuts
 * it out and stores it.
 *
 * @throws PochittoError `photo_missing`
 */
export async function readCutOut(context: Context, { stamp, queue }: Attempt): Promise<CutOut> {
  await adoptCutOut(context, { stamp, queue });
  const { subject, touchUp, actor } = stamp;
  const path = files.cutOut(queue.userId, queue.stampId, stamp);
  const photoPath = queue.imageUri;
  const cutOut = await cutOutOnce(context, { path, photoPath, subject });
  if (touchUp.length === 0 && !actor) return cutOut;
  return (await touchedCutOut(context, { path, photoPath, touchUp, actor })) ?? cutOut;
}
