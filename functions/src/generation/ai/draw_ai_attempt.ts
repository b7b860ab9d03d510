import { FieldValue } from 'firebase-admin/firestore';
import { PochittoError } from '../../domain/errors.ts';
import { unleased } from '../../domain/lease.ts';
import { noticeTitle } from '../../domain/notices/notice.ts';
import { documents, files, ids } from '../../domain/paths.ts';
import { calledName } from '../../domain/stamps/stamp.ts';
import { reasonToStop } from '../../jobs/index.ts';
import { prepareNotice } from '../../notices/index.ts';
import { abortWhen } from '../../platform/abort_when.ts';
import type { Context } from '../../platform/context.ts';
import { download } from '../../platform/files.ts';
import { log } from '../../platform/log.ts';
import { transact } from '../../platform/transact.ts';
import { readMessages } from '../../stamps/index.ts';
import type { Delivery } from '../deliver_stickers.ts';
import { finishQueue } from '../finish_queue.ts';
import { type Attempt, assertQueueLease } from '../generation_job.ts';
import { changedProofSheet } from '../generation_run.ts';
import type { AiWork } from './ask_picture.ts';
import { chooseGround } from './choose_ground.ts';
import { drawSheet } from './draw_sheet.ts';
import { callIdsOf, openIn, planSheets, proofSheetOf, type Sheet } from './plan_sheets.ts';

/**
 * Runs one attempt of the AI engine. Before the person has approved a proof sheet, it draws that sheet and waits.
 * Afterwards it draws all other sheets in parallel, with the proof sheet as the second reference.
 *
 * @throws LeaseLostError if another attempt has the lease
 */
export async function drawAiAttempt(context: Context, attempt: Attempt, delivery: Delivery): Promise<void> {
  const isApproved = attempt.queue.proofSheet?.state === 'approved';
  const isWaiting = await abortWhen(
    context.firestore.doc(documents.generateQueue(attempt.queueId)),
    (snapshot) => reasonToStop(snapshot, attempt),
    async (signal) => {
      const drawing = { context, attempt, delivery, signal };
      if (!isApproved) return drawProofSheet(drawing);
      await drawRest(drawing);
      return false;
    },
  );
  if (!isWaiting) await finishQueue(context, attempt, await delivery.finish());
}

type Drawing = Omit<AiWork, 'references' | 'ground' | 'firstId'>;

/** Draws the first sheet that yields a sticker, then waits for approval. Returns false if no sheet does. */
async function drawProofSheet(drawing: Drawing): Promise<boolean> {
  const { context, attempt, delivery } = drawing;
  for (;;) {
    const messages = await readMessages(context, attempt.queueId);
    const sheet = proofSheetOf(planSheets(messages, attempt.queue.runNumber));
    if (!sheet) return false;
    if (openIn(sheet).length === 0) {
      await waitForWord(context, attempt, sheet);
      return true;
    }
    const [photo, ground] = await Promise.all([readPhoto(drawing), chooseGround(drawing)]);
    await drawSheet({ ...drawing, references: [photo], ground, firstId: null }, sheet);
    await delivery.finish();
  }
}

async function drawRest(drawing: Drawing): Promise<void> {
  const { context, attempt } = drawing;
  const messages = await readMessages(context, attempt.queueId);
  const sheets = planSheets(messages, attempt.queue.runNumber).filter((sheet) => openIn(sheet).length > 0);
  if (sheets.length === 0) return;
  const { path = null } = attempt.queue.proofSheet ?? {};
  const [photo, proofSheet, ground] = await Promise.all([
    readPhoto(drawing),
    path && download(context, path),
    chooseGround(drawing),
  ]);
  const first = messages.find(({ data }) => data.state === 'done' || data.regenerations > 0);
  const references = proofSheet ? [photo, proofSheet] : [photo];
  const work = { ...drawing, references, ground, firstId: first?.id ?? null };
  // All sheets are completed even if one throws, so billed images are stored.
  const ends = await Promise.allSettled(sheets.map((sheet) => drawSheet(work, sheet)));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

async function readPhoto({ context, attempt }: Drawing): Promise<Uint8Array> {
  const photo = await download(context, attempt.queue.imageUri);
  if (!photo) throw new PochittoError('photo_missing');
  return photo;
}

/** Releases the queue until the person has approved the proof sheet. */
async function waitForWord(context: Context, attempt: Attempt, sheet: Sheet): Promise<void> {
  const { firestore } = context;
  const drawn = await drawnPath(context, attempt, sheet);
  await transact(firestore, async (transaction) => {
    const { userId, stampId, runNumber, proofSheet } = await assertQueueLease(context, transaction, attempt);
    const tell = await prepareNotice(context, transaction, {
      userId,
      cause: `${ids.generationRun(attempt.queueId, runNumber)}_${proofSheet?.redrawNumber ?? 0}`,
      about: {
        kind: 'first_drawings',
        stampId,
        title: noticeTitle(calledName(attempt.stamp, sheet.messages[0]?.data.message)),
      },
    });
    tell();
    transaction.update(firestore.doc(documents.generateQueue(attempt.queueId)), {
      // If the new sheet could not be drawn, keep the earlier one.
      ...(proofSheet && changedProofSheet(proofSheet, { to: 'waiting', path: drawn ?? proofSheet.path })),
      ...unleased,
      updatedAt: FieldValue.serverTimestamp(),
    });
  });
  log.info('proof sheet waits', { stampId: attempt.queue.stampId });
}

/** Returns the path of a sheet's image, or null if none was drawn. The later of two calls is preferred. */
async function drawnPath({ bucket }: Context, attempt: Attempt, sheet: Sheet): Promise<string | null> {
  const { userId, stampId } = attempt.queue;
  const calls = callIdsOf(attempt, sheet);
  for (const callId of [calls.again, calls.sheet]) {
    const path = files.sheet(userId, stampId, callId);
    const [exists] = await bucket.file(path).exists();
    if (exists) return path;
  }
  return null;
}
