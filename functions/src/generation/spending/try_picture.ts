import { setTimeout as sleep } from 'node:timers/promises';
import { requireAiRunning } from '../../platform/ai_switch.ts';
import type { OpenAiAccount } from '../../platform/config.ts';
import type { Context } from '../../platform/context.ts';
import { download } from '../../platform/files.ts';
import { derivedId } from '../../platform/hashes.ts';
import { costOf, estimatedCost } from '../../vendors/openai/cost_of.ts';
import { editImage } from '../../vendors/openai/edit_image.ts';
import type { EditFailure } from '../../vendors/openai/edit_outcome.ts';
import { pictureProblem } from './picture_outcome.ts';
import type { PictureRequest } from './picture_request.ts';
import { recordUsage } from './record_usage.ts';
import { type KnownCall, type Reservation, reserveSpend } from './reserve_spend.ts';

export type Try =
  | { readonly kind: 'drawn'; readonly png: Uint8Array; readonly model: string; readonly prompt: string }
  | { readonly kind: 'failed'; readonly outcome: EditFailure }
  /** An earlier run made this try without a result, and nothing was billed. */
  | { readonly kind: 'spent before' };

/** Makes one try of an image, or returns the result of an earlier one. */
export async function tryPicture(
  context: Context,
  account: OpenAiAccount,
  request: PictureRequest,
  attempt: number,
): Promise<Try> {
  const { callId, userId, purpose, prompt, size } = request;
  await requireAiRunning(context);
  const picture = { model: account.model, quality: account.quality, size };
  const reserved = await reserveSpend(context, account, {
    callId,
    attempt,
    userId,
    purpose,
    prompt,
    model: account.model,
    costUsdMicros: microsOf(estimatedCost(picture)),
  });
  if (reserved.kind === 'known') return findDrawn(context, request, reserved);
  await waitForTurn(context, request, reserved);
  const outcome = await editImage(account, {
    ...request,
    quality: account.quality,
    safetyIdentifier: derivedId('openai person', userId),
  });
  // Stored before the usage is recorded, so a recorded call always has its image.
  if (outcome.kind === 'drawn') await keep(context, request, outcome.png);
  const usage = 'usage' in outcome ? outcome.usage : null;
  await recordUsage(context, reserved, {
    outcome: outcome.kind,
    usage,
    requestId: outcome.requestId,
    milliseconds: outcome.milliseconds,
    costUsdMicros: outcome.kind === 'outcome_unknown' ? null : microsOf(costOf(picture, usage)),
  });
  return outcome.kind === 'drawn'
    ? { kind: 'drawn', png: outcome.png, model: account.model, prompt }
    : { kind: 'failed', outcome };
}

const microsOf = (usd: number) => Math.ceil(usd * 1_000_000);

async function waitForTurn(context: Context, { signal }: PictureRequest, reserved: Reservation) {
  try {
    await sleep(reserved.waitMilliseconds, undefined, signal ? { signal } : {});
    // AI drawing may have been stopped since the reservation.
    await requireAiRunning(context);
  } catch (error) {
    const nothing = { usage: null, requestId: null, milliseconds: null, costUsdMicros: 0 };
    await recordUsage(context, reserved, { outcome: 'cancelled', ...nothing });
    throw error;
  }
}

async function keep({ bucket }: Context, { keepAt }: PictureRequest, png: Uint8Array): Promise<void> {
  await bucket.file(keepAt).save(Buffer.from(png), { contentType: 'image/png', resumable: false });
}

/** Returns the result of an earlier run of the same try: its image, or why there is none. */
async function findDrawn(context: Context, { keepAt }: PictureRequest, known: KnownCall): Promise<Try> {
  const { outcome, reservation } = known;
  switch (outcome) {
    case 'cancelled':
    case 'rate_limited':
    case 'server_error':
    case 'not_sent':
      return { kind: 'spent before' };
    case 'moderation_blocked':
    case 'refused':
    case 'malformed_answer':
      throw pictureProblem({ kind: outcome, message: '(earlier)', requestId: null });
    case 'outcome_unknown':
    case 'drawn':
    case 'pending': {
      const png = await download(context, keepAt);
      if (!png) throw pictureProblem({ kind: 'outcome_unknown', message: `(${outcome})`, requestId: null });
      const unknown = { usage: null, requestId: null, milliseconds: null, costUsdMicros: null };
      await recordUsage(context, reservation, { outcome: 'drawn', ...unknown });
      return { kind: 'drawn', png, model: reservation.model, prompt: reservation.prompt };
    }
  }
}
