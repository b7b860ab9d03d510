import { PochittoError } from '../domain/errors.ts';
import { runJob } from '../jobs/index.ts';
import type { Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import { type Attempt, conversionJob } from './conversion_job.ts';
import { drawEffect } from './draw_effect.ts';
import { drawWords } from './draw_words.ts';
import { endConversion } from './end_conversion.ts';
import { prepareOriginal } from './prepare_original.ts';
import { removeUnnamed } from './remove_unnamed.ts';

/**
 * Draws what a conversion asks for: the one verb behind its task. What a dead attempt left is kept, and the next one
 * draws only what is missing. Throws to be called again; returns when there is nothing left to try.
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
  // Whoever ended it may have died before the files went.
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
