import { FieldValue } from 'firebase-admin/firestore';
import { PochittoError } from '../../domain/errors.ts';
import { documents } from '../../domain/paths.ts';
import { runJob } from '../../jobs/index.ts';
import type { Context } from '../../platform/context.ts';
import { log } from '../../platform/log.ts';
import { transact } from '../../platform/transact.ts';
import { missingNumbers } from '../gallery/read_images.ts';
import { removeUnnamed } from '../retention/remove_unnamed.ts';
import { originalPath, readPhoto } from './conversion_files.ts';
import { type Attempt, assertConversionLease, conversionJob } from './conversion_job.ts';
import { deliverVariant } from './deliver_variant.ts';
import { drawWords } from './draw_words.ts';
import { endConversion } from './end_conversion.ts';

/**
 * Draws a conversion; called by its task. Results of a crashed attempt are kept, and the next attempt draws only
 * what is missing. Throws if the task must be retried; returns when no attempt is left.
 */
export async function drawConversion(context: Context, conversionId: string, taskId: string): Promise<void> {
  const end = await runJob(context, conversionJob, { id: conversionId, taskId }, (lease) => {
    const { leaseId, attemptCount, job: conversion } = lease;
    const { userId } = conversion;
    const ending = { conversionId, userId, leaseId };
    return {
      work: async () => {
        const problem = await draw(context, { conversionId, leaseId, attemptCount, conversion });
        await endConversion(context, ending, problem);
      },
      report: (error, fields) => {
        if (!(error instanceof PochittoError) || error.kind === 'bug') log.bug(error, fields);
        else if (error.kind === 'transient') log.warn(error.message, { ...fields, code: error.code });
      },
      fail: (error) => endConversion(context, ending, problemOf(error)),
      lost: () => removeUnnamed(context, { conversionId, userId }),
    };
  });
  // The attempt that ended it may have crashed before deleting the files.
  if (end === 'nothing to do') await removeUnnamed(context, { conversionId, userId: null });
}

async function draw(context: Context, attempt: Attempt): Promise<PochittoError | null> {
  const photo = await prepareOriginal(context, attempt);
  if (attempt.conversion.engine === 'openai') return drawWords(context, attempt, photo);
  await drawEffect(context, attempt, photo);
  return null;
}

const problemOf = (error: unknown): PochittoError =>
  error instanceof PochittoError && error.kind !== 'bug'
    ? error
    : new PochittoError('studio_failed', 'The last attempt failed.');

/**
 * Draws the missing variants with the embedded engine, one after the other. Each is stored as soon as it is
 * finished; a cancelled conversion gets no further variant. Throws what the engine throws, and LeaseLostError.
 */
async function drawEffect(context: Context, attempt: Attempt, photo: Uint8Array): Promise<void> {
  const { effect, generationCount } = attempt.conversion;
  if (!effect) throw new Error(`Conversion ${attempt.conversionId} has no effect.`);
  const missing = await missingNumbers(context, attempt);
  if (missing.length === 0) return;
  const { drawVariants } = await import('../../engine/index.ts');
  const wanted = missing.map((number) => number - 1);
  for await (const { index, label, bytes, width, height } of drawVariants(
    photo,
    effect,
    generationCount,
    wanted,
  )) {
    await deliverVariant(context, attempt, { number: index + 1, label, bytes, width, height });
    await assertConversionLease(context, null, attempt);
  }
}

/**
 * Returns the photo that a conversion works on: upright, without metadata, stored next to the upload and shown
 * instead of it. An earlier attempt may have created it.
 *
 * @throws PochittoError `studio_photo_missing` and the photo errors; LeaseLostError
 */
async function prepareOriginal(context: Context, attempt: Attempt): Promise<Uint8Array> {
  const { conversionId, conversion } = attempt;
  const path = originalPath({ userId: conversion.userId, conversionId });
  const photo = await readPhoto(context, conversion.originalImagePath);
  if (conversion.originalImagePath === path) return photo;
  const { studioOriginal } = await import('../../engine/index.ts');
  const { bytes } = await studioOriginal(photo);
  await context.bucket.file(path).save(Buffer.from(bytes), {
    contentType: 'image/jpeg',
    resumable: false,
    metadata: { cacheControl: 'private, max-age=300', metadata: { conversionId } },
  });
  await transact(context.firestore, async (transaction) => {
    await assertConversionLease(context, transaction, attempt);
    transaction.update(context.firestore.doc(documents.imageConversion(conversionId)), {
      originalImagePath: path,
      originalImageSize: bytes.byteLength,
      updatedAt: FieldValue.serverTimestamp(),
    });
  });
  return bytes;
}
