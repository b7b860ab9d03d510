import { PochittoError } from '../domain/errors.ts';
import type { Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import { type Attempt, AttemptLost, claimConversion, maxConversionAttempts } from './claim_conversion.ts';
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
  const claim = await claimConversion(context, conversionId, taskId);
  if (typeof claim === 'string') return leave(context, conversionId, claim);
  if ('givenUp' in claim) {
    const { userId } = claim;
    return endConversion(
      context,
      { conversionId, userId },
      new PochittoError('studio_failed', 'Attempts died.'),
    );
  }
  try {
    const problem = await draw(context, claim);
    await endConversion(context, endingOf(claim), problem);
  } catch (error) {
    await settle(context, claim, error);
  }
}

const endingOf = ({ conversionId, attemptId, conversion: { userId } }: Attempt) => ({
  ...{ conversionId, attemptId, userId },
});

async function draw(context: Context, attempt: Attempt): Promise<PochittoError | null> {
  const photo = await prepareOriginal(context, attempt);
  if (attempt.conversion.engine === 'openai') return drawWords(context, attempt, photo);
  await drawEffect(context, attempt, photo);
  return null;
}

/** Whoever ended it may have died before the files went. */
async function leave(context: Context, conversionId: string, why: string): Promise<void> {
  log.info(`conversion: ${why}`, { conversionId });
  if (why === 'nothing to do') await removeUnnamed(context, { conversionId, userId: null });
}

/** Expected failures and the last attempt's end the conversion; anything else is tried again by Cloud Tasks. */
async function settle(context: Context, attempt: Attempt, error: unknown): Promise<void> {
  const { conversionId, attemptCount, conversion } = attempt;
  if (error instanceof AttemptLost) {
    log.info('conversion: attempt lost', { conversionId });
    return removeUnnamed(context, { conversionId, userId: conversion.userId });
  }
  if (error instanceof PochittoError && error.kind === 'expected') return end(context, attempt, error);
  if (error instanceof PochittoError && error.kind === 'transient') {
    log.warn(error.message, { conversionId, attemptCount, code: error.code });
  } else log.bug(error, { conversionId, attemptCount });
  if (attemptCount < maxConversionAttempts) throw error;
  const failed = new PochittoError('studio_failed', 'The last attempt failed.');
  await end(context, attempt, error instanceof PochittoError && error.kind === 'transient' ? error : failed);
}

async function end(context: Context, attempt: Attempt, problem: PochittoError): Promise<void> {
  try {
    await endConversion(context, endingOf(attempt), problem);
  } catch (error) {
    if (!(error instanceof AttemptLost)) throw error;
    await removeUnnamed(context, { conversionId: attempt.conversionId, userId: attempt.conversion.userId });
  }
}
